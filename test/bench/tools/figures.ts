/** What was measured once: milliseconds from the key to the last byte it caused, and how many bytes. */
export type Sample = {readonly ms: number; readonly bytes: number};

type Row = {readonly what: string; readonly samples: readonly Sample[]; readonly target: string};

/** Collects measurements and prints them as one table; measuring never fails because something was slow. */
export class Figures {
	readonly #rows: Row[] = [];

	/** Adds a line; `target` says what performance.md wants, in its words. */
	add(what: string, samples: readonly Sample[], target = ''): void {
		this.#rows.push({what, samples, target});
	}

	print(): void {
		const lines = this.#rows.map(({what, samples, target}) => {
			const ms = samples.map(sample => sample.ms);
			const bytes = samples.map(sample => sample.bytes);
			return [what, String(samples.length), quantile(ms, 0.5), quantile(ms, 0.95), quantile(bytes, 0.5, 0), target];
		});
		const all = [['what', 'runs', 'median ms', 'p95 ms', 'bytes', 'target'], ...lines];
		const widths = all[0]!.map((_, column) => Math.max(...all.map(line => line[column]!.length)));
		for (const line of all) {
			const cells = line.map((text, column) =>
				column === 0 || column === 5 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!),
			);
			console.log(cells.join('  ').trimEnd());
		}
	}
}

function quantile(values: readonly number[], part: number, digits = 1): string {
	const sorted = values.toSorted((a, b) => a - b);
	const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
	return value === undefined ? '-' : value.toFixed(digits);
}
