import {useState, type ReactNode} from 'react';
import {csvText, withoutFormulas, type CsvColumn} from '../../../domain/csv/csv-text.js';
import {useCopy} from '../../copy/copying.js';
import {useOutside} from '../../hooks/use-outside.js';
import {useTime} from '../../hooks/use-time.js';
import type {Act} from '../../keys/layers.js';
import {Deeper} from '../../keys/use-acts.js';
import {counted} from '../../words.js';
import {ExportPage} from './export-page.js';

/** Rows as CSV, as they were when the export was asked for. */
export type Export = {
	/** `12 users`. */
	readonly what: string;
	readonly text: string;
	/** The file that is offered. */
	readonly file: string;
};

export type ExportOptions<Row> = {
	readonly noun: string;
	/** The columns of the command that lists the same; no export without. */
	readonly columns: ReadonlyArray<CsvColumn<Row>> | undefined;
	/** The marked rows, or all the filter leaves. */
	readonly rows: readonly Row[];
};

/**
 * The act that exports rows of a table, and the page that stands in the place of the table meanwhile. On a shared account,
 * which has no files for its people, the rows go to the clipboard.
 */
export function useExport<Row>({noun, columns, rows}: ExportOptions<Row>): {
	readonly acts: readonly Act[];
	/** Undefined while nothing is asked. */
	readonly page: ((width: number) => ReactNode) | undefined;
} {
	const outside = useOutside();
	const copy = useCopy();
	const {now} = useTime();
	const [exported, setExported] = useState<Export>();
	if (columns === undefined) return {acts: [], page: undefined};
	const run = () => {
		const what = counted(rows.length, noun);
		const text = csvText(withoutFormulas(columns), rows);
		const file = `${noun}s-${now().toISOString().slice(0, 10)}.csv`;
		if (outside) return setExported({what, text, file});
		// A clipboard has lines, not records of a CSV file.
		copy({what: `CSV of ${what}`, text: text.replaceAll('\r\n', '\n'), document: true});
	};

	return {
		acts: [{id: 'table.export', run, disabled: rows.length === 0 ? 'There is no row to export.' : undefined}],
		page:
			exported &&
			outside &&
			(width => (
				<Deeper>
					<ExportPage exported={exported} outside={outside} width={width} onClose={() => setExported(undefined)} />
				</Deeper>
			)),
	};
}
