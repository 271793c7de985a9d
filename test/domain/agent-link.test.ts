import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	checkAgentLink,
	formatLink,
	idWarning,
	largestId,
	ownerUidProblem,
	parseAgentLink,
	sameLink,
	type LinkTexts,
} from '../../source/domain/agent-user.js';
import {errorText} from '../../source/domain/error-text.js';

const texts = {agentUid: '200', agentUser: 'someuser', agentGid: '300', agentGroup: 'somegroup'};
const link = {agentUid: 200, agentUser: 'someuser', agentGid: 300, agentGroup: 'somegroup'};

/** What is said to a link as typed; `ok` when it is taken. */
function said(typed: LinkTexts): string {
	const parsed = parseAgentLink(typed);
	return parsed.ok ? 'ok' : errorText(parsed.error);
}

test('four good values are a link, white space around them is nothing', () => {
	assert.deepEqual(parseAgentLink(texts), {ok: true, value: link});
	assert.deepEqual(parseAgentLink({...texts, agentUid: ' 200 ', agentGroup: 'somegroup '}), {ok: true, value: link});
});

test('the first value that is missing is named, in the order uid, user, gid, group', () => {
	const order = ['agentUid', 'agentUser', 'agentGid', 'agentGroup'] as const;
	const names = ['agent-uid', 'agent-user', 'agent-gid', 'agent-group'];
	for (const blank of [undefined, '', '  ']) {
		for (const [from, name] of names.entries()) {
			const typed = Object.fromEntries(order.map((key, index) => [key, index >= from ? blank : texts[key]]));
			assert.equal(said(typed), `${name} argument required`);
		}
	}

	assert.equal(said({}), 'agent-uid argument required');
	assert.equal(said({agentUid: 'x'}), 'agent-user argument required');
});

test('uid 0 is a value, not a missing one', () => {
	assert.equal(said({...texts, agentUid: '0', agentGid: '0'}), 'ok');
});

test('what agents cannot use is refused with the name of the option and the rule', () => {
	assert.equal(
		said({...texts, agentUid: '-1'}),
		"agent-uid cannot be '-1': it must be a whole number from 0 to 2147483647, digits only",
	);
	assert.match(said({...texts, agentGid: '0x10'}), /^agent-gid cannot be '0x10'/);
	assert.match(said({...texts, agentUser: 'a b'}), /^agent-user cannot be 'a b': it must be a name/);
	assert.match(said({...texts, agentGroup: '7'}), /^agent-group cannot be '7'/);
});

test('a text is taken as uid and gid exactly when it is how a number in the range is written', () => {
	const typed = fc.oneof(
		fc.integer({min: -3_000_000_000, max: 5_000_000_000}).map(String),
		fc.double().map(String),
		fc.stringMatching(/^[-+0-9.exX_ ]{1,12}$/),
		fc.constantFrom('-1', '4294967295', '4294967296', '65536', '1.5', '0x0', '1e3', '00', '٣'),
	);
	fc.assert(
		fc.property(typed, fc.boolean(), (text, forGid) => {
			const number = Number(text.trim());
			const good = Number.isInteger(number) && number >= 0 && number <= largestId && String(number) === text.trim();
			const parsed = parseAgentLink({...texts, [forGid ? 'agentGid' : 'agentUid']: text});
			assert.equal(parsed.ok, good, text);
			if (parsed.ok) assert.equal(forGid ? parsed.value.agentGid : parsed.value.agentUid, number);
		}),
		{numRuns: 10_000},
	);
});

test('numbers are checked as numbers too, for callers that type nothing', () => {
	for (const agentUid of [-1, 1.5, Number.NaN, 2 ** 31, 2 ** 32 - 1]) {
		assert.equal(checkAgentLink({...link, agentUid}).ok, false, String(agentUid));
		assert.equal(checkAgentLink({...link, agentGid: agentUid}).ok, false, String(agentUid));
	}

	assert.equal(checkAgentLink({...link, agentUser: ''}).ok, false);
	assert.deepEqual(checkAgentLink(link), {ok: true, value: link});
});

test('the uid that owns the accounts is refused, but root only asks to be confirmed', () => {
	assert.match(ownerUidProblem(900, 900) ?? '', /owns the accounts/);
	assert.equal(ownerUidProblem(1000, 900), undefined);
	assert.equal(ownerUidProblem(0, 0), undefined);
	assert.equal(ownerUidProblem(0, 900), undefined);
});

test('root and the 16-bit minus one are warned of', () => {
	assert.match(idWarning(0, 'agent-uid') ?? '', /agent-uid 0 is root/);
	assert.match(idWarning(65_535, 'agent-gid') ?? '', /agent-gid 65535/);
	for (const id of [1, 1000, 65_533, 65_534, 65_536, largestId]) assert.equal(idWarning(id, 'agent-uid'), undefined);
});

test('links are compared by all four values, and no link is a state of its own', () => {
	assert.equal(sameLink(link, {...link}), true);
	for (const change of [{agentUid: 1}, {agentUser: 'x'}, {agentGid: 1}, {agentGroup: 'x'}]) {
		assert.equal(sameLink(link, {...link, ...change}), false);
	}

	assert.equal(sameLink(undefined, undefined), true);
	assert.equal(sameLink(link, undefined), false);
	assert.equal(sameLink(undefined, link), false);
});

test('a link reads as user:uid:group:gid', () => {
	assert.equal(formatLink(link), 'someuser:200:somegroup:300');
	assert.equal(formatLink(undefined), 'none');
});
