// `internal/test/junit`: the reporter junit, Node 26: JUnit's XML, written when all is known.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters
'use strict';

const { inspect } = require('internal/inspect');

async function* junit(events) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n';
  const top = [];
  let open;
  for await (const { type, data } of events) {
    switch (type) {
      case 'test:start':
        open = { data, parent: open, parts: [] };
        (open.parent?.parts ?? top).push(open);
        break;
      case 'test:pass':
      case 'test:fail':
        open.outcome = { ...data, failed: type === 'test:fail' };
        open = open.parent;
        break;
      case 'test:diagnostic':
        (open?.parts ?? top).push(data.message);
        break;
    }
  }
  for (const part of top) yield shown(part, 1);
  yield '</testsuites>\n';
}

function shown(part, depth) {
  if (typeof part === 'string') return `${'\t'.repeat(depth)}<!-- ${part.replaceAll('--', '&#45;&#45;')} -->\n`;
  return part.parts.some((inner) => typeof inner !== 'string') ? suiteElement(part, depth) : caseElement(part, depth);
}

function suiteElement({ outcome, parts }, depth) {
  const inner = parts.filter((part) => typeof part !== 'string');
  const failures = inner.filter(({ outcome: { failed } }) => failed).length;
  const skipped = inner.filter(({ outcome: { skip } }) => skip !== undefined).length;
  const attributes = attributesText({
    name: outcome.name, time: seconds(outcome), disabled: 0, errors: 0, tests: inner.length, failures, skipped,
    timestamp: new Date().toISOString(), hostname: require('os').hostname(),
  });
  return element('testsuite', attributes, parts.map((part) => shown(part, depth + 1)).join(''), depth);
}

function caseElement({ outcome, parts }, depth) {
  const { name, classname = 'test', file, failed, skip, todo, details: { error } } = outcome;
  const isSkipped = skip !== undefined;
  const attributes = attributesText({
    name, time: seconds(outcome), classname, file, failure: failed ? error?.message ?? '' : undefined,
  });
  const inner = '\t'.repeat(depth + 1);
  let content = parts.map((part) => shown(part, depth + 1)).join('');
  if (isSkipped) content += `${inner}<skipped${attributesText({ type: 'skipped', message: skip })}/>\n`;
  if (todo !== undefined) content += `${inner}<skipped${attributesText({ type: 'todo', message: todo })}/>\n`;
  if (failed) content += failureElement(error, inner);
  return element('testcase', attributes, content, depth);
}

function failureElement(error, indent) {
  const message = (error?.message ?? '').trim();
  const attributes = attributesText({ type: error?.failureType ?? error?.code, message });
  return `${indent}<failure${attributes}>\n${escapedText(inspect(error, { colors: false }))}\n${indent}</failure>\n`;
}

function element(name, attributes, content, depth) {
  const indent = '\t'.repeat(depth);
  return content === '' ? `${indent}<${name}${attributes}/>\n` : `${indent}<${name}${attributes}>\n${content}${indent}</${name}>\n`;
}

const seconds = ({ details: { duration_ms: duration } }) => (duration / 1000).toFixed(6);

function attributesText(attributes) {
  return Object.entries(attributes).map(([name, value]) => value === undefined ? '' : ` ${name}="${escapedAttribute(`${value}`)}"`).join('');
}

const escapedText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const escapedAttribute = (text) => escapedText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');

exports.junit = junit;
