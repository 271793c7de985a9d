import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {makeSignedInHouse} from './signed-in-house.js';

/** A signed-in house with a workspace `ml`, and a way to write files into it. */
async function settle(t: TestContext) {
	const signedIn = await makeSignedInHouse(t);
	assert.equal(await signedIn.does(['workspace', 'create', 'ml']), '');
	const file = async (name: string, text: string | Uint8Array) => {
		const path = join(signedIn.house.dir, name);
		await writeFile(path, text);
		return path;
	};
	return {...signedIn, file};
}

test('det config-policies set, describe, delete: the words and layout of the product', async t => {
	const {does, file} = await settle(t);
	const policy = await file(
		'p.yaml',
		'# why\ninvariant_config: {description: yes please}\nconstraints: {resources: {max_slots: 4}}\n',
	);
	const yaml = 'constraints:\n  resources:\n    max_slots: 4\ninvariant_config:\n  description: yes please\n\n';
	assert.equal(await does(['config-policies', 'describe', 'experiment']), '{}\n\n');
	assert.equal(
		await does(['config-policies', 'set', 'experiment', policy]),
		`Set global experiment config policies:\n${yaml}`,
	);
	assert.equal(await does(['cp', 'describe', 'experiment']), yaml);
	assert.equal(await does(['cp', 'describe', 'experiment', '--yaml']), yaml);
	assert.equal(
		await does(['cp', 'describe', 'experiment', '--json']),
		'{\n  "constraints": {\n    "resources": {\n      "max_slots": 4\n    }\n  },\n  "invariant_config": {\n    "description": "yes please"\n  }\n}\n',
	);
	const json = await file('p.json', '{"constraints": {"priority_limit": 10}}');
	assert.equal(
		await does(['cp', 'set', 'tasks', json, '-w', 'ml']),
		'Set tasks config policies for workspace ml:\nconstraints:\n  priority_limit: 10\n\n',
	);
	assert.equal(
		await does(['cp', 'describe', 'tasks', '--workspace-name', 'ML']),
		'constraints:\n  priority_limit: 10\n\n',
	);
	assert.equal(await does(['cp', 'describe', 'tasks']), '{}\n\n');
	for (const time of ['with a policy', 'without']) {
		const own = await does(['cp', 'delete', 'tasks', '-w', 'ml']);
		assert.equal(own, 'Successfully deleted NTSC config policies for workspace ml\n', time);
		const global = await does(['cp', 'delete', 'experiment']);
		assert.equal(global, 'Successfully deleted global EXPERIMENT config policies\n', time);
	}
});

test('what is wrong with a policy is said with its place, a line each, and nothing is stored', async t => {
	const {fails, does, file} = await settle(t);
	const set = (path: string, ...more: string[]) => fails(1, ['cp', 'set', 'tasks', path, ...more]);
	const two = await set(await file('two.yaml', 'foo: 1\nconstraints:\n  priority_limit: x\n'));
	assert.match(two, /^Failed to set config policies: invalid ntsc config policy: .*"foo".*\(line 1, column 1\)\n/);
	assert.match(two, /\ninvalid ntsc config policy: .*constraints\.priority_limit.*\(line 3, column 19\)\n$/);
	assert.equal(
		await set(await file('i.yaml', 'constraints:\ninvariant_config: {description: x}\n')),
		'Failed to set config policies: not supported: invariant config policies for tasks is not yet supported, please remove "invariant_config" section and try again (line 2, column 1)\n',
	);
	assert.match(await set(await file('empty.yaml', '')), /^Failed to set config policies: no specified config policies/);
	const missing = join('does', 'not', 'exist.yaml');
	assert.equal(await set(missing), `Error opening file: [Errno 2] No such file or directory: '${missing}'\n`);
	assert.match(
		await set(await file('latin.yaml', new Uint8Array([0x61, 0xe4, 0x0a]))),
		/^Error opening file: it is not UTF-8 text: '/,
	);
	const good = await file('good.yaml', '{}');
	assert.equal(await set(good, '-w', 'nope'), "Failed to set config policies: workspace 'nope' not found\n");
	assert.equal(await does(['cp', 'describe', 'tasks']), '{}\n\n');
});

test('wrong usage of config-policies is exit 2, in the words of argparse', async t => {
	const {fails} = await settle(t);
	const ends = async (line: readonly string[], end: string) => {
		const said = await fails(2, line);
		assert.ok(said.endsWith(`: error: ${end}\n`), said);
	};
	await ends(['cp'], 'the following arguments are required: workload_type');
	await ends(['cp', 'set', 'tasks'], 'the following arguments are required: config_file');
	await ends(
		['cp', 'describe', 'Experiment'],
		"argument workload_type: invalid choice: 'Experiment' (choose from 'experiment', 'tasks')",
	);
	await ends(['cp', 'describe', 'tasks', '--json', '--yaml'], 'argument --yaml: not allowed with argument --json');
	await ends(['cp', 'explain', 'x.yaml'], 'the following arguments are required: --type');
	await ends(
		['cp', 'explain', 'x.yaml', '--type', 'ntsc'],
		"argument --type: invalid choice: 'ntsc' (choose from 'experiment', 'tasks')",
	);
});

test('a workspace policy that the cluster makes void is stored with a warning', async t => {
	const {det, does, file} = await settle(t);
	await does(['cp', 'set', 'tasks', await file('g.yaml', 'constraints: {priority_limit: 5}')]);
	const own = await det(['cp', 'set', 'tasks', await file('w.yaml', 'constraints: {priority_limit: 9}'), '-w', 'ml']);
	assert.equal(own.code, 0);
	assert.equal(own.stderr, "Warning: constraints.priority_limit: 9 has no effect, the cluster's policy sets 5\n");
});

test('det config-policies explain shows who set what, what was overridden, and refuses with exit 1', async t => {
	const {det, does, fails, file} = await settle(t);
	const policy = 'constraints: {resources: {max_slots: 4}}\ninvariant_config: {description: theirs}\n';
	await does(['cp', 'set', 'experiment', await file('g.yaml', policy)]);
	const mine = await file('mine.yaml', 'description: mine\nresources: {slots_per_trial: 6}\n');
	const refused = await det(['cp', 'explain', mine, '--type', 'experiment', '-w', 'ml']);
	assert.deepEqual(refused, {
		code: 1,
		signal: null,
		stdout: [
			' Field                     | Value   | Set By',
			'---------------------------+---------+----------',
			' description               | theirs  | cluster',
			' resources.slots_per_trial | 6       | user',
			'',
			'Overridden:',
			' Field       | Value   | Set By   | Overridden With   | By',
			'-------------+---------+----------+-------------------+---------',
			' description | mine    | user     | theirs            | cluster',
			'',
		].join('\n'),
		stderr:
			'requested resources.slots [6] exceeds limit set by admin [4]: submitted workload failed a resource constraint\n',
	});
	const asJson = await det(['cp', 'explain', mine, '--type', 'experiment', '--json']);
	assert.equal(asJson.code, 1);
	assert.deepEqual(JSON.parse(asJson.stdout), {
		config: {description: 'theirs', resources: {slots_per_trial: 6}},
		origins: {description: 'cluster', 'resources.slots_per_trial': 'user'},
		violations: [
			{
				constraint: 'resources.max_slots',
				limit: 4,
				message:
					'requested resources.slots [6] exceeds limit set by admin [4]: submitted workload failed a resource constraint',
				requested: 6,
				scope: 'cluster',
			},
		],
	});
	const small = await file('small.yaml', 'resources: {slots_per_trial: 2}\n');
	assert.equal((await det(['cp', 'explain', small, '--type', 'experiment'])).code, 0);
	await does(['workspace', 'archive', 'ml']);
	assert.equal(
		await fails(1, ['cp', 'explain', small, '--type', 'experiment', '-w', 'ml']),
		'Workspace "ml" is archived.\n',
	);
	const wrong = await fails(1, ['cp', 'explain', await file('x.yaml', 'bogus: 1'), '--type', 'experiment']);
	assert.match(wrong, /^Failed to explain config policies: .*bogus.*\(line 1, column 1\)\n$/);
});

test('text of a policy cannot act on the terminal', async t => {
	const {det, file} = await settle(t);
	const mine = await file('m.yaml', 'name: "a\\x1b[2Jb\\u202Ec"\n');
	const hostile = await file('h.yaml', 'invariant_config:\n  description: "a\\x1b[2Jb\\u202Ec"\n');
	for (const line of [
		['cp', 'set', 'experiment', hostile],
		['cp', 'describe', 'experiment'],
		['cp', 'describe', 'experiment', '--json'],
		['cp', 'explain', mine, '--type', 'experiment'],
	]) {
		const {code, stdout} = await det(line);
		assert.equal(code, 0);
		// oxlint-disable-next-line no-control-regex
		assert.doesNotMatch(stdout, /[\u001B\u202E]/, line.join(' '));
	}
});
