import {useEffect, useState, type ReactNode} from 'react';
import stringWidth from 'string-width';
import {Box, Text} from 'ink';
import {useActs} from '../../keys/use-acts.js';
import type {Act} from '../../keys/layers.js';
import {visible} from '../../../domain/visible.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useTheme} from '../../theme/theme.js';
import {busyText} from '../../words.js';
import {Button} from '../button.js';
import {wrapWords} from '../wrap/wrap-words.js';
import {isFocusable, optionBeside, type FormRow} from './form-rows.js';
import {FormRowView} from './form-row-view.js';
import {InView, useInView} from './in-view.js';
import {SpokenForm} from './spoken-form.js';

export type FormProps = {
	readonly rows: readonly FormRow[];
	/** Id of the row that has the focus first; the first row when left out. */
	readonly startAt?: string;
	/** The verb on the button, such as "Create user". */
	readonly submitLabel: string;
	readonly onSubmit: () => void;
	/** While true nothing can be changed or sent. The words say what is going on. */
	readonly busy?: string | undefined;
	/** Beside the button while nothing is going on: why sending does nothing now. */
	readonly notice?: string | undefined;
	/** Raised by the owner when a submit was refused: the focus goes to the first row with an error. */
	readonly attempt?: number;
	readonly labelWidth?: number;
	readonly width: number;
	/** Shows what is wrong in the place of the hint instead of under the row, so that nothing below it moves. */
	readonly steady?: boolean;
	/** Shown between the rows and the button. */
	readonly children?: ReactNode;
};

/** A form: rows, a button, the hint of the row in focus. Tab and arrows move, Enter goes on and sends from the last row. */
export function Form({
	rows,
	startAt,
	submitLabel,
	onSubmit,
	busy,
	notice,
	attempt = 0,
	labelWidth = 18,
	width,
	steady = false,
	children,
}: FormProps) {
	const {styles, glyphs, unicode, linear} = useTheme();
	// Where rows are few the space between goes, and the hint moves beside the button.
	const tight = useBodySize().rows < tightRows;
	const stops = rows.filter(isFocusable);
	const [focusId, setFocusId] = useState(startAt ?? stops[0]?.id ?? 'submit');
	const [reveal, setReveal] = useState(false);
	const [refusal, setRefusal] = useState<{readonly id: string; readonly reason: string}>();
	// A row can vanish while it has the focus (a choice that hides the fields below it).
	const at =
		focusId === 'submit'
			? stops.length
			: Math.max(
					0,
					stops.findIndex(row => row.id === focusId),
				);
	const focused = stops[at];
	const {rowRef, scroll, ...view} = useInView({at, stops: stops.length});
	const firstWrong = stops.find(row => row.error !== undefined)?.id;

	useEffect(() => {
		if (attempt > 0 && firstWrong !== undefined) setFocusId(firstWrong);
		// Only a new attempt moves the focus, not a correction being typed.
		// oxlint-disable-next-line react/exhaustive-deps
	}, [attempt]);

	const move = (step: number) => {
		const next = Math.min(stops.length, Math.max(0, at + step));
		setFocusId(stops[next]?.id ?? 'submit');
		setRefusal(undefined);
	};

	const choose = (step: 1 | -1, wrap: boolean) => {
		if (focused?.kind !== 'choice') return;
		const next = optionBeside(focused, step) ?? (wrap ? focused.options.at(step === 1 ? 0 : -1)?.value : undefined);
		if (next !== undefined) focused.onChange(next);
	};

	const vertical = (step: 1 | -1) => {
		if (stops.length === 0) return scroll(step);
		const inList = focused?.kind === 'choice' && focused.layout === 'list' && optionBeside(focused, step) !== undefined;
		if (inList) choose(step, false);
		else move(step);
	};

	const going = busy === undefined ? undefined : busyText(busy, unicode);
	const onLast = at >= stops.length - 1;
	const acts: readonly Act[] = [
		{
			id: 'form.continue',
			run: () => (onLast ? onSubmit() : move(1)),
			label: onLast ? submitLabel.toLowerCase() : 'continue',
		},
		{id: 'form.change', run: () => choose(1, true)},
		{id: 'form.change-left', run: () => choose(-1, true)},
		{id: 'form.change-right', run: () => choose(1, true)},
		{id: 'form.reveal', run: () => setReveal(!reveal), label: reveal ? 'hide' : 'show'},
		{id: 'form.next', run: () => move(1)},
		{id: 'form.previous', run: () => move(-1)},
		{id: 'form.down', run: () => vertical(1)},
		{id: 'form.up', run: () => vertical(-1)},
		{id: 'form.submit', run: onSubmit},
	];
	useActs(
		busy === undefined ? acts.filter(({id}) => suits(id, focused?.kind, stops.length, view.more !== undefined)) : [],
	);

	if (linear) {
		const said = refusal?.id === focused?.id && refusal ? refusal.reason : focused?.hint;
		return (
			<SpokenForm
				rows={rows}
				focused={busy === undefined ? focused : undefined}
				reveal={reveal}
				hint={busy === undefined ? said : undefined}
				pending={going ?? notice}
				button={busy === undefined && focused === undefined ? submitLabel : undefined}
				onRefuse={reason => setRefusal({id: focused?.id ?? '', reason})}
			>
				{children}
			</SpokenForm>
		);
	}

	const wrong = steady ? focused?.error : undefined;
	const hint = refusal?.id === focused?.id && refusal ? refusal.reason : focused?.hint;
	const said = wrong === undefined ? (hint ?? ' ') : `${glyphs.no} ${visible(wrong)}`;
	const beside = wrapWords(said, Math.max(1, width - stringWidth(submitLabel) - 8));
	const help = (
		<Text {...styles[wrong === undefined ? 'muted' : 'bad']} wrap="truncate">
			{(tight ? beside : wrapWords(said, width - labelWidth - 2)).join('\n')}
		</Text>
	);
	return (
		<Box flexDirection="column" width={width}>
			<InView {...view}>
				{rows.map(row => (
					<Box key={row.id} ref={row.id === focused?.id ? rowRef : null} flexDirection="column" flexShrink={0}>
						<FormRowView
							row={row}
							focus={busy === undefined && focused?.id === row.id}
							reveal={reveal}
							labelWidth={labelWidth}
							width={width}
							showsError={!steady}
							onRefuse={reason => setRefusal({id: row.id, reason})}
						/>
					</Box>
				))}
				{children}
			</InView>
			<Box marginTop={tight ? 0 : 1} gap={2} flexShrink={0}>
				<Box width={tight ? 0 : labelWidth} flexShrink={0} />
				<Box flexShrink={0}>
					<Button label={submitLabel} focus={busy === undefined && focused === undefined} />
				</Box>
				{going === undefined && notice === undefined ? null : <Text {...styles.muted}>{going ?? notice}</Text>}
				{tight && busy === undefined && notice === undefined ? help : null}
			</Box>
			{tight ? null : (
				<Box marginTop={1} paddingLeft={labelWidth + 2} flexShrink={0}>
					{help}
				</Box>
			)}
		</Box>
	);
}

/** Bodies with fewer rows than this are drawn without space between. */
const tightRows = 15;

// Only the keys that mean something in the row in focus are offered.
function suits(id: Act['id'], kind: FormRow['kind'] | undefined, stops: number, scrolls: boolean): boolean {
	if (stops === 0) return id === 'form.continue' || (scrolls && (id === 'form.down' || id === 'form.up'));
	if (id === 'form.reveal') return kind === 'secret';
	return id.startsWith('form.change') ? kind === 'choice' : true;
}
