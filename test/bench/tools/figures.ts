/** What was measured once: milliseconds from the key to the last byte it caused, and how many bytes. */
export type Sample = {readonly ms: number; readonly bytes: number};

/** What performance.md wants: bytes and milliseconds in the median, `p95` milliseconds of all but one in twenty. */
export type Target = {readonly bytes?: number; readonly ms?: number; readonly p95?: number};

type Row = {readonly what: string; readonly samples: readonly Sample[]; readonly target: Target | string};

/** Collects measurements and prints them as one table; measuring never fails because something was slow. */
export class Figures {
	readonly #rows: Row[] = [];

	/** Adds a line; where the target is a text nothing is said about whether it is met. */
	add(what: string, samples: readonly Sample[], target: Target | string = ''): void {
		this.#rows.push({what, samples, target});
	}

	print(): void {
		const lines = this.#rows.map(({what, samples, target}) => {
			const [bytes, ms, p95] = [median(samples, 'bytes'), median(samples, 'ms'), quantile(samples, 'ms', 0.95)];
			const met = typeof target === 'string' ? '' : isMet(target, {bytes, ms, p95}) ? 'good' : 'over';
			return [what, String(samples.length), ms.toFixed(1), p95.toFixed(1), bytes.toFixed(0), textOf(target), met];
		});
		const all = [['what', 'runs', 'median ms', 'p95 ms', 'bytes', 'target', ''], ...lines];
		const widths = all[0]!.map((_, column) => Math.max(...all.map(line => line[column]!.length)));
		for (const line of all) {
			const cells = line.map((text, column) =>
				column === 0 || column > 4 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!),
			);
			console.log(cells.join('  ').trimEnd());
		}
	}
}

function isMet(target: Target, figures: Required<Target>): boolean {
	return (['bytes', 'ms', 'p95'] as const).every(unit => figures[unit] <= (target[unit] ?? Infinity));
}

function textOf(target: Target | string): string {
	if (typeof target === 'string') return target;
	const {bytes, ms, p95} = target;
	return [
		...(bytes === undefined ? [] : [`${bytes} bytes`]),
		...(ms === undefined ? [] : [`${ms} ms`]),
		...(p95 === undefined ? [] : [`p95 ${p95} ms`]),
	].join(', ');
}

function median(samples: readonly Sample[], unit: keyof Sample): number {
	return quantile(samples, unit, 0.5);
}

function quantile(samples: readonly Sample[], unit: keyof Sample, part: number): number {
	const sorted = samples.map(sample => sample[unit]).toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
