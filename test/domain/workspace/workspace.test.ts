import assert from 'node:assert/strict';
import {test} from 'node:test';
import {errorText} from '../../../source/domain/error-text.js';
import {
	archivedProblem,
	canonicalWorkspaceName,
	parseWorkspaceName,
	uncategorized,
	workspaceNameTaken,
	workspaceStateProblem,
	type Workspace,
	type WorkspaceAct,
} from '../../../source/domain/workspace/workspace.js';

const acts = ['rename', 'archive', 'unarchive', 'delete'] as const satisfies readonly WorkspaceAct[];
const workspace: Workspace = {
	id: 5,
	name: 'Vision',
	archived: false,
	ownerId: 3,
	createdAt: '2026-01-01T00:00:00.000Z',
};

function refusal(name: string): string {
	const parsed = parseWorkspaceName(name);
	assert.ok(!parsed.ok, name);
	assert.equal(parsed.error.code, 'name-invalid');
	return errorText(parsed.error);
}

test('a name of 1 to 80 characters is kept, trimmed', () => {
	for (const name of ['a', 'x'.repeat(80), '視'.repeat(80), 'Team Vision / 2', '-w', '007', '__proto__']) {
		assert.deepEqual(parseWorkspaceName(`  ${name}\t`), {ok: true, value: name});
	}
});

test("other names are refused in the product's words", () => {
	assert.equal(refusal(''), "name '' must be at least 1 character long");
	assert.equal(refusal(' \t'), 'name must contain at least non-whitespace letter');
	assert.equal(refusal('x'.repeat(81)), `name '${'x'.repeat(81)}' must be at most 80 character long`);
});

test('names that would break a line or hide something are refused', () => {
	for (const name of ['a\nb', 'a\u001B[2Jb', 'a\u202Eb', 'a\u200Bb', 'a\uD800b', 'a\u2028b']) {
		assert.equal(refusal(name), 'name cannot contain control or invisible characters');
	}
});

test('a name is taken when another workspace has it in any case', () => {
	const all = [{id: 1, name: 'Uncategorized'}, workspace];
	const error = workspaceNameTaken('VISION ', all);
	assert.ok(error);
	assert.equal(errorText(error), 'avoid names equal to other workspaces (case-insensitive)');
	assert.equal(workspaceNameTaken('Speech', all), undefined);
	assert.equal(workspaceNameTaken('vision', all, 5), undefined, 'its own name in another case');
	assert.ok(workspaceNameTaken('uncategorized', all, 5));
	assert.equal(canonicalWorkspaceName('E\u0301'), canonicalWorkspaceName('é'));
});

test('Uncategorized is immutable', () => {
	for (const archived of [false, true]) {
		assert.deepEqual(
			acts.map(act => workspaceStateProblem(act, {...workspace, ...uncategorized, archived})),
			['renamed', 'archived', 'unarchived', 'deleted'].map(
				word => `workspace 'Uncategorized' is immutable and cannot be ${word}`,
			),
		);
	}
});

test('what may be done to a workspace depends on whether it is archived', () => {
	assert.deepEqual(
		acts.map(act => workspaceStateProblem(act, workspace)),
		[undefined, undefined, "workspace 'Vision' is not archived", undefined],
	);
	assert.deepEqual(
		acts.map(act => workspaceStateProblem(act, {...workspace, archived: true})),
		['Workspace "Vision" is archived.', "workspace 'Vision' is already archived", undefined, undefined],
	);
});

test('nothing is launched into an archived workspace', () => {
	assert.equal(archivedProblem(workspace), undefined);
	assert.equal(archivedProblem({...workspace, archived: true}), 'Workspace "Vision" is archived.');
});
