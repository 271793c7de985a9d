import fs from 'node:fs';
import path from 'node:path';
import type {ActivityRecord} from '../../../source/store/activity/activity-record.js';
import {openStore} from '../../../source/store/open-store.js';
import {atTheDesk, valueOf} from '../../backend/helpers/test-backend.js';
import {actedAt, openHouse, setupPlan, type House} from './house.js';
import type {Sight} from './look.js';

/** Changes something in a house, as the next person would; sets it up where it is new. */
export async function changeAgain(house: House, sight: Sight): Promise<void> {
	if (sight.store === '') {
		const backend = await openHouse(house, {at: actedAt, salt: 2});
		valueOf(await backend.setup.run(setupPlan));
		await backend.close();
		return;
	}
	const store = valueOf(await openStore({dir: house.data, clock: () => new Date(actedAt), origin: atTheDesk}));
	const entry = {act: 'rig.next', actor: null, object: '', changes: {}, result: 'ok', reason: ''} as const;
	valueOf(await store.transact(({store: before}) => ({store: {...before}, activity: [entry], value: undefined})));
	await store.close();
}

/** The whole lines of the activity log, oldest first. */
export function recordsOf(house: House): readonly ActivityRecord[] {
	const file = path.join(house.data, 'activity.jsonl');
	if (!fs.existsSync(file)) return [];
	return fs
		.readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line.endsWith('}'))
		.map(line => JSON.parse(line) as ActivityRecord);
}
