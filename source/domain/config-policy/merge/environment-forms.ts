import {fieldPath} from '../value/path.js';
import type {OverrideLog} from './override.js';
import {isUnset, leaf, mapping, type Owned, type OwnedLeaf, type OwnedList} from './owned.js';

const accelerators = ['cpu', 'cuda', 'rocm'] as const;

/** An image as images by accelerator: one name stands for all three, `gpu` is the old word for `cuda`. */
export function toImages(image: Owned): Owned {
	return byAccelerator(image, 'leaf');
}

/** Environment variables as lists by accelerator: a plain list counts for all three. */
export function toVariables(variables: Owned): Owned {
	return byAccelerator(variables, 'list');
}

/** Per accelerator the lower variables, then the upper ones, which override them when the task starts. */
export function mergeVariables(upper: Owned, lower: Owned, path: string, log: OverrideLog): Owned {
	if (upper.type !== 'mapping' || lower.type !== 'mapping') return upper;
	const out = new Map<string, Owned>();
	for (const name of accelerators) {
		const [over, under] = [upper.fields.get(name), lower.fields.get(name)];
		if (over?.type === 'list' && under?.type === 'list') {
			const from = over.items.length > 0 ? over.from : under.from;
			out.set(name, {type: 'list', items: [...under.items, ...over.items], from});
			noteOverridden(over, under, fieldPath(path, name), log);
		} else {
			const only = isUnset(over) ? under : over;
			if (only) out.set(name, only);
		}
	}

	return mapping(out, upper.from);
}

function byAccelerator(value: Owned, plainForm: 'leaf' | 'list'): Owned {
	if (value.type === plainForm) return mapping(new Map(accelerators.map(name => [name, value])), value.from);
	if (value.type !== 'mapping') return value;
	const fields = new Map(value.fields);
	const old = fields.get('gpu');
	fields.delete('gpu');
	if (!isUnset(old) && isUnset(fields.get('cuda'))) fields.set('cuda', old);
	return mapping(fields, value.from);
}

/** Names every variable that both set, to different values; a name without `=` takes its value from the agent. */
function noteOverridden(upper: OwnedList, lower: OwnedList, path: string, log: OverrideLog): void {
	const last = new Map(upper.items.map(item => [nameOf(item), item]));
	for (const item of lower.items) {
		const winner = last.get(nameOf(item));
		if (winner) log.replaced(fieldPath(path, nameOf(item)), leaf(winner.value, winner.from), item);
	}
}

function nameOf({value}: OwnedLeaf): string {
	return typeof value === 'string' ? value.replace(/=[^]*$/, '') : '';
}
