import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	keepMarks,
	markAll,
	markRange,
	noMarks,
	toggleMark,
	type Marks,
} from '../../../../source/ui/components/table/marks.js';

const idsOf = ({ids}: Marks) => [...ids].toSorted();

test('a row is marked, and unmarked by the same key', () => {
	const one = toggleMark(noMarks, 'a');
	assert.deepEqual(idsOf(one), ['a']);
	assert.deepEqual(idsOf(toggleMark(one, 'a')), []);
});

test('a range goes from the last mark to the cursor, up or down', () => {
	const shown = ['a', 'b', 'c', 'd', 'e'];
	assert.deepEqual(idsOf(markRange(toggleMark(noMarks, 'b'), shown, 'd')), ['b', 'c', 'd']);
	assert.deepEqual(idsOf(markRange(toggleMark(noMarks, 'd'), shown, 'a')), ['a', 'b', 'c', 'd']);
});

test('a range whose beginning is not on the list is the row under the cursor', () => {
	assert.deepEqual(idsOf(markRange(toggleMark(noMarks, 'z'), ['a', 'b'], 'b')), ['b', 'z']);
});

test('all of a list, then none of it; what a filter hides keeps its mark', () => {
	const hidden = toggleMark(noMarks, 'z');
	const all = markAll(hidden, ['a', 'b']);
	assert.deepEqual(idsOf(all), ['a', 'b', 'z']);
	assert.deepEqual(idsOf(markAll(all, ['a', 'b'])), ['z']);
});

test('marks do what a plain list of names would, whatever is pressed, filtered, sorted or removed', () => {
	const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
	const step = fc.oneof(
		fc.record({kind: fc.constant('toggle' as const), at: fc.nat()}),
		fc.record({kind: fc.constant('range' as const), at: fc.nat()}),
		fc.constant({kind: 'all' as const}),
		fc.constant({kind: 'clear' as const}),
		fc.record({kind: fc.constant('show' as const), shown: fc.shuffledSubarray(ids)}),
		fc.record({kind: fc.constant('remove' as const), id: fc.constantFrom(...ids)}),
	);
	fc.assert(
		fc.property(fc.array(step, {maxLength: 30}), steps => {
			let marks = noMarks;
			let there = ids;
			let shown = ids;
			const model = new Set<string>();
			let last = '';
			const mark = (id: string) => void model.add(id);
			for (const each of steps) {
				const cursor = 'at' in each ? shown[each.at % Math.max(1, shown.length)] : undefined;
				if (each.kind === 'show') shown = each.shown.filter(id => there.includes(id));
				if (each.kind === 'clear') {
					marks = noMarks;
					model.clear();
					last = '';
				}

				if (each.kind === 'remove') {
					there = there.filter(id => id !== each.id);
					shown = shown.filter(id => id !== each.id);
					marks = keepMarks(marks, there);
					model.delete(each.id);
					if (last === each.id) last = '';
				}

				if (each.kind === 'all' && shown.length > 0) {
					marks = markAll(marks, shown);
					if (shown.every(id => model.has(id))) {
						for (const id of shown) model.delete(id);
						if (shown.includes(last)) last = '';
					} else shown.forEach(mark);
				}

				if (each.kind === 'toggle' && cursor !== undefined) {
					marks = toggleMark(marks, cursor);
					if (model.delete(cursor)) last = last === cursor ? '' : last;
					else {
						mark(cursor);
						last = cursor;
					}
				}

				if (each.kind === 'range' && cursor !== undefined) {
					marks = markRange(marks, shown, cursor);
					const [from, to] = [shown.indexOf(last), shown.indexOf(cursor)];
					for (const [at, id] of shown.entries())
						if (id === cursor || (from !== -1 && at >= Math.min(from, to) && at <= Math.max(from, to))) mark(id);
					last = cursor;
				}

				assert.deepEqual(idsOf(marks), [...model].toSorted());
				assert.equal(marks.last, last);
			}
		}),
	);
});
