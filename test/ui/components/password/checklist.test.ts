import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checklist, issuesOf, type ChecklistInput} from '../../../../source/ui/components/password/checklist.js';

const blank: ChecklistInput = {
	password: '',
	again: '',
	context: {username: 'alice'},
	strength: undefined,
	tried: false,
};
const stateOf = (text: string, input: Partial<ChecklistInput>, kind: 'user' | 'admin' = 'user') =>
	checklist(kind, {...blank, ...input}).find(check => check.text === text)?.state;

test('nothing is right or wrong before anything is typed', () => {
	assert.deepEqual(new Set(checklist('admin', blank).map(check => check.state)), new Set(['open']));
});

test('what more typing can mend stays open until somebody tries to go on', () => {
	assert.equal(stateOf('a number', {password: 'abc'}), 'open');
	assert.equal(stateOf('a number', {password: 'abc', tried: true}), 'broken');
	assert.equal(stateOf('a number', {password: 'abc1'}), 'kept');
});

test('what more typing cannot mend is broken at once', () => {
	assert.equal(stateOf('not a name of the user, the host or the product', {password: 'Alice1'}), 'broken');
	assert.equal(stateOf('no unprintable characters', {password: 'a\u0007'}), 'broken');
});

test('the second entry is open while it is on its way, broken when it went another one', () => {
	const same = 'typed the same twice';
	assert.equal(stateOf(same, {password: 'secret', again: 'sec'}), 'open');
	assert.equal(stateOf(same, {password: 'secret', again: 'sex'}), 'broken');
	assert.equal(stateOf(same, {password: 'se\u0301cret', again: 's\u00E9cret'}), 'kept');
});

test('strength is a rule of admin only', () => {
	const strength = {score: 2, warning: '', suggestions: []} as const;
	assert.equal(stateOf('hard to guess', {password: 'x', strength}, 'admin'), 'open');
	assert.equal(stateOf('hard to guess', {password: 'x', strength: {...strength, score: 3}}, 'admin'), 'kept');
	assert.equal(stateOf('hard to guess', {password: 'x', strength}), undefined);
	assert.deepEqual(issuesOf('user', 'Tramway91', {username: 'alice'}, 0), []);
	assert.deepEqual(issuesOf('admin', 'Tramway91', {username: 'admin'}, 4), ['length-12']);
});
