import type {Scope} from '../policy.js';
import {sameValue, type Value} from '../value/value.js';
import {plain, type Owned} from './owned.js';

/** A value of a lower scope that a higher one took the place of. */
export type Override = {
	/** The field, as `fieldPath` names it; a list entry is named by its key instead of its place: `bind_mounts["/data"]`. */
	readonly path: string;
	readonly by: Scope;
	/** The value that counts; undefined when the field went without another taking its place. */
	readonly value: Value | undefined;
	readonly overridden: {readonly scope: Scope; readonly value: Value};
};

/** Collects the overrides of one merge, in the order they happen. */
export type OverrideLog = {
	/** Notes that the upper value took the lower one's place; nothing when they are the same. */
	replaced(path: string, upper: Owned, lower: Owned): void;
	/** Notes that a field of the lower scope went because of something else the upper one says. */
	dropped(path: string, by: Scope, lower: Owned): void;
};

/** A log that writes to a list. */
export function overrideLog(list: Override[]): OverrideLog {
	return {
		replaced(path, upper, lower) {
			const [value, was] = [plain(upper), plain(lower)];
			if (sameValue(value, was)) return;
			list.push({path, by: upper.from, value, overridden: {scope: lower.from, value: was}});
		},
		dropped(path, by, lower) {
			list.push({path, by, value: undefined, overridden: {scope: lower.from, value: plain(lower)}});
		},
	};
}
