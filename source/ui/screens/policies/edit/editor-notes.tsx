import {Box, Text} from 'ink';
import type {Complaint, StoredPolicyView} from '../../../../backend/backend.js';
import {visible} from '../../../../domain/visible.js';
import {wrapWords} from '../../../components/wrap/wrap-words.js';
import {useBodySize} from '../../../hooks/use-size.js';
import {useTheme, type Token} from '../../../theme/theme.js';
import {counted} from '../../../words.js';

export type EditorNotesProps = {
	/** What is wrong with the text. */
	readonly complaints: readonly Complaint[];
	/** True while the text is newer than what is known of it. By ear that is told still: it would be said again after every pause. */
	readonly checking?: boolean;
	/** The line of the caret, from 1: what is wrong there is told first. */
	readonly line: number;
	/** Set when the text is empty: what applying it does. */
	readonly empty: 'nothing' | 'deletes' | undefined;
	/** What somebody else stored meanwhile. */
	readonly theirs: StoredPolicyView | undefined;
	/** Rows, all of which are taken, so that nothing above moves. */
	readonly height: number;
};

/** What is to be said of the text in the editor: somebody else's change, what is wrong, or that nothing is. */
export function EditorNotes({complaints, checking = false, line, empty, theirs, height}: EditorNotesProps) {
	const {styles, glyphs, linear} = useTheme();
	const {columns} = useBodySize();
	const width = columns - 2;
	const notes: Array<{readonly text: string; readonly tone: Token}> = [];
	if (theirs) notes.push({text: `${glyphs.warn} ${theirsText(theirs)}`, tone: 'warn'});
	const told = complaints.find(each => each.line === line) ?? complaints[0];
	if (told) {
		const more = complaints.length > 1 ? ` (${counted(complaints.length, 'error')})` : '';
		notes.push({text: `${glyphs.no} Line ${told.line}, column ${told.column}${more}: ${told.message}`, tone: 'bad'});
	} else if (checking && !linear) notes.push({text: glyphs.ellipsis, tone: 'muted'});
	else if (empty === 'deletes')
		notes.push({text: `${glyphs.warn} Empty: applying it deletes the policy.`, tone: 'warn'});
	else if (empty === 'nothing') notes.push({text: `${glyphs.dot} Empty: there is no policy.`, tone: 'muted'});
	else notes.push({text: `${glyphs.ok} Valid`, tone: 'good'});
	// By ear a sentence is one.
	const rows = notes.flatMap(({text, tone}) =>
		wrapWords(visible(text), linear ? Infinity : width).map(part => ({part, tone})),
	);
	return (
		<Box flexDirection="column" height={height} flexShrink={0} paddingX={1}>
			{rows.slice(0, height).map(({part, tone}, index) => (
				// Rows have no identity of their own.
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} {...styles[tone]} wrap="truncate">
					{part}
				</Text>
			))}
		</Box>
	);
}

function theirsText({version, updatedBy, updatedAt}: StoredPolicyView): string {
	if (version === 'absent') return 'Somebody deleted it meanwhile; applying asks before it is stored again.';
	return `${updatedBy} changed it at ${updatedAt.slice(11, 16)} UTC; applying shows the difference to theirs.`;
}
