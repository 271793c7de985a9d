import {setTimeout as pause} from 'node:timers/promises';
import type {Person} from '../../e2e/harness/person.js';
import type {Sample} from './figures.js';

/** Does something and measures up to the last byte the program writes because of it; `quietMs` of silence tell that. */
export async function measure(person: Person, act: () => Promise<void>, quietMs = 60): Promise<Sample> {
	person.forget();
	const start = performance.now();
	await act();
	const deadline = start + 10_000;
	for (;;) {
		await pause(10);
		const now = performance.now();
		// Nothing yet is waited for: a key may take long, and one that changes nothing at most a second.
		const silent = person.written().length === 0 ? now - start > 1000 : now - person.lastWriteAt > quietMs;
		if (silent || now > deadline) break;
	}

	const bytes = person.written().length;
	return {ms: bytes === 0 ? 0 : person.lastWriteAt - start, bytes};
}

/** The same key several times, each awaited. */
export async function measureKeys(person: Person, keys: readonly string[]): Promise<readonly Sample[]> {
	const samples: Sample[] = [];
	for (const key of keys) samples.push(await measure(person, () => person.press(key)));
	return samples;
}
