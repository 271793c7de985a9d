/** One row of a form. The owner of the form holds the values; rows say how to show and change them. */
export type FormRow = TextRow | SecretRow | ChoiceRow | NoteRow;

type Labelled = {
	readonly id: string;
	readonly label: string;
	/** Shown under the form while the row has the focus. */
	readonly hint?: string;
	/** Shown under the row. */
	readonly error?: string | undefined;
};

/** A one-line text. */
export type TextRow = Labelled & {
	readonly kind: 'text';
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly placeholder?: string;
	readonly maxLength?: number;
	/** Shown instead of a field: why it cannot be changed. */
	readonly locked?: string | undefined;
};

/** A password; never shown unless the person asks for it. */
export type SecretRow = Labelled & {
	readonly kind: 'secret';
	readonly value: string;
	readonly onChange: (value: string) => void;
};

/** One of a few; two of them read as a switch. */
export type ChoiceRow = Labelled & {
	readonly kind: 'choice';
	readonly value: string;
	readonly options: readonly ChoiceOption[];
	readonly onChange: (value: string) => void;
	/** `line` puts the options beside each other, `list` below each other. */
	readonly layout: 'line' | 'list';
	readonly locked?: string | undefined;
};

/** An option of a choice. */
export type ChoiceOption = {readonly value: string; readonly label: string; readonly hint?: string};

/** Text between the rows. */
export type NoteRow = {
	readonly kind: 'note';
	readonly id: string;
	readonly text: string;
	readonly tone?: 'muted' | 'warn' | 'good' | 'strong';
};

/** Whether the row can have the focus. */
export function isFocusable(row: FormRow): row is TextRow | SecretRow | ChoiceRow {
	return row.kind === 'secret' || ((row.kind === 'text' || row.kind === 'choice') && row.locked === undefined);
}

/** The next option in a direction, staying at the ends; undefined when there is none. */
export function optionBeside(row: ChoiceRow, step: 1 | -1): string | undefined {
	const at = row.options.findIndex(option => option.value === row.value);
	return row.options[at + step]?.value;
}
