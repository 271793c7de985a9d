import assert from 'node:assert/strict';
import {test} from 'node:test';
import {navigate, stackFor, type ViewStack} from '../../../source/ui/navigation/navigation.js';

const paths = (stack: ViewStack) => stack.map(({path}) => path);

test('a path given at the start has its parents below it, the users first', () => {
	assert.deepEqual(paths(stackFor('users')), ['users']);
	assert.deepEqual(paths(stackFor('users/alice/edit')), ['users', 'users/alice', 'users/alice/edit']);
	assert.deepEqual(paths(stackFor('account/password')), ['users', 'account', 'account/password']);
	assert.deepEqual(paths(stackFor('')), ['users']);
	assert.deepEqual(paths(stackFor('/users//alice/')), ['users', 'users/alice']);
});

test('back goes one screen, and never past the first', () => {
	const stack = stackFor('users/alice');
	const once = navigate(stack, {type: 'back'});
	assert.deepEqual(paths(once), ['users']);
	assert.equal(navigate(once, {type: 'back'}), once);
});

test('a screen left and opened again is a new one: nothing typed there before comes back', () => {
	const first = navigate(stackFor('users'), {type: 'open', path: 'new-user'});
	const again = navigate(first, {type: 'replace', path: 'new-user'});
	assert.notEqual(again.at(-1)?.key, first.at(-1)?.key);
	assert.notEqual(again.at(-1)?.state, first.at(-1)?.state);
	assert.equal(again[0]?.state, first[0]?.state);
});

test('no two screens on the stack have one key, whatever was opened and left', () => {
	let stack = stackFor('users/alice');
	stack = navigate(stack, {type: 'back'});
	stack = navigate(stack, {type: 'open', path: 'account'});
	stack = navigate(stack, {type: 'replace', path: 'users/bob'});
	stack = navigate(stack, {type: 'open', path: 'users/bob/edit'});
	assert.equal(new Set(stack.map(({key}) => key)).size, stack.length);
});

test('a renamed record keeps its screens, those inside it too, and only those', () => {
	const stack = navigate(stackFor('users/al/edit'), {type: 'open', path: 'users/alice'});
	const renamed = navigate(stack, {type: 'rename', from: 'users/al', to: 'users/bo'});
	assert.deepEqual(paths(renamed), ['users', 'users/bo', 'users/bo/edit', 'users/alice']);
	assert.deepEqual(
		renamed.map(({key}) => key),
		stack.map(({key}) => key),
	);
});

test('a section takes the place of the whole stack, with the state it was left in, and starts at its own screen', () => {
	const state = new Map<string, unknown>([['filter', 'ali']]);
	const stack = navigate(stackFor('users/alice/edit'), {type: 'section', path: 'sessions', state});
	assert.deepEqual(paths(stack), ['sessions']);
	assert.equal(stack[0]?.state, state);
	assert.deepEqual(paths(stackFor('sessions')), ['sessions']);
	assert.deepEqual(paths(stackFor('users/alice/sessions')), ['users', 'users/alice', 'users/alice/sessions']);
});
