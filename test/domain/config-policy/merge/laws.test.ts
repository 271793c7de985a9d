/* What is true of every merge, whatever the documents say. */
import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {explain, type Explanation} from '../../../../source/domain/config-policy/launch/explain.js';
import {toPolicyDocument, type Scope} from '../../../../source/domain/config-policy/policy.js';
import {fieldPath} from '../../../../source/domain/config-policy/value/path.js';
import {isList, isMapping, sameValue, type Value} from '../../../../source/domain/config-policy/value/value.js';
import {anyPolicy} from '../arbitrary.js';

const runs = {seed: 7, numRuns: 700};

function launch(user: Value, workspace: Value, cluster: Value): Explanation {
	const [mine, theirs, ours] = [user, workspace, cluster].map(toPolicyDocument);
	return explain('EXPERIMENT', mine?.invariant_config ?? {}, {workspace: theirs, cluster: ours});
}

function hyperparameters(value: Value): Value {
	return {invariant_config: {hyperparameters: value}};
}

test('everything in the effective configuration has one origin, and nothing else has', () => {
	fc.assert(
		fc.property(anyPolicy, anyPolicy, anyPolicy, (user, workspace, cluster) => {
			const {config, origins} = launch(user, workspace, cluster);
			assert.deepEqual([...origins.keys()].toSorted(), leaves(config, '', origins).toSorted());
		}),
		runs,
	);
});

test('scopes that set nothing own nothing and override nothing', () => {
	fc.assert(
		fc.property(anyPolicy, document => {
			const scopes: readonly Scope[] = ['user', 'workspace', 'cluster'];
			for (const [index, scope] of scopes.entries()) {
				const [a, b, c] = scopes.map((_, place) => (place === index ? document : {}));
				const {config, origins, overrides} = launch(a!, b!, c!);
				assert.ok(sameValue(config, toPolicyDocument(document).invariant_config ?? {}));
				for (const owner of origins.values()) assert.equal(owner, scope);
				assert.deepEqual(overrides, []);
			}
		}),
		runs,
	);
});

test('a policy that says what the user says overrides nothing', () => {
	fc.assert(
		fc.property(anyPolicy, document => {
			const {overrides} = launch(document, {}, document);
			// Entries of one list may share a name; then the last one is the one the others lose to.
			for (const {path} of overrides) assert.match(path, /bind_mounts|devices|proxy_ports|environment_variables/);
		}),
		runs,
	);
});

test('an override names a value that was set, by a scope above it, and another one', () => {
	const ranks: readonly Scope[] = ['user', 'workspace', 'cluster'];
	fc.assert(
		fc.property(anyPolicy, anyPolicy, anyPolicy, (user, workspace, cluster) => {
			for (const {by, value, overridden} of launch(user, workspace, cluster).overrides) {
				assert.ok(ranks.indexOf(by) > ranks.indexOf(overridden.scope));
				assert.ok(!sameValue(value, overridden.value));
				assert.notEqual(overridden.value, undefined);
			}
		}),
		runs,
	);
});

test('groups of hyperparameters are united at every depth, all else is one value', () => {
	const result = launch(
		hyperparameters({optimizer: {lr: 0.1, decay: {rate: 1, steps: 2}}, typed: {type: 'int', minval: 1, maxval: 9}}),
		hyperparameters({optimizer: {lr: {type: 'log', base: 10, minval: -4, maxval: -1}, decay: {rate: 3}}}),
		hyperparameters({optimizer: {decay: {steps: null}}, typed: 5}),
	);
	assert.deepEqual(result.config, {
		hyperparameters: {
			optimizer: {lr: {type: 'log', base: 10, minval: -4, maxval: -1}, decay: {rate: 3, steps: null}},
			typed: 5,
		},
	});
	assert.deepEqual(
		result.overrides.map(({path, by}) => `${path} by ${by}`),
		[
			'hyperparameters.optimizer.lr by workspace',
			'hyperparameters.optimizer.decay.rate by workspace',
			'hyperparameters.optimizer.decay.steps by cluster',
			'hyperparameters.typed by cluster',
		],
	);
});

/** The paths an origin is due for: scalars, empty mappings, and lists, entry by entry where owners differ. */
function leaves(value: Value, path: string, origins: ReadonlyMap<string, Scope>): readonly string[] {
	if (isList(value)) return origins.has(path) ? [path] : value.map((_, index) => fieldPath(path, index));
	if (!isMapping(value)) return [path];
	const keys = Object.keys(value);
	if (keys.length === 0) return path === '' ? [] : [path];
	return keys.flatMap(key => leaves(value[key]!, fieldPath(path, key), origins));
}
