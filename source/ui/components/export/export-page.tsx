import {useState} from 'react';
import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {useStatus} from '../../hooks/status.js';
import type {Outside} from '../../hooks/use-outside.js';
import {useTheme} from '../../theme/theme.js';
import {Form} from '../form/form.js';
import {FormPage} from '../form/form-page.js';
import type {Export} from './use-export.js';

export type ExportPageProps = {
	readonly exported: Export;
	readonly outside: Outside;
	readonly width: number;
	readonly onClose: () => void;
};

/** Asks for the file rows are written to as CSV. It stands in the place of the table. */
export function ExportPage({exported, outside, width, onClose}: ExportPageProps) {
	const {say} = useStatus();
	const {styles} = useTheme();
	const [file, setFile] = useState(exported.file);
	const [refused, setRefused] = useState<string>();
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState(false);

	const write = async () => {
		const typed = file.trim();
		setAttempt(attempt + 1);
		if (typed === '') return setRefused('A file has to be named.');
		setBusy(true);
		const written = await outside.write(typed, exported.text);
		setBusy(false);
		if (!written.ok) return setRefused(written.reason);
		onClose();
		say({kind: 'ok', text: `${exported.what} written to ${visible(written.file)}`});
	};

	const busyText = busy ? 'Writing…' : undefined;
	return (
		<FormPage changed={file !== exported.file} busy={busyText} onBack={onClose}>
			<Box marginBottom={1} flexShrink={0}>
				<Text {...styles.strong} wrap="truncate">{`Write ${exported.what} as CSV`}</Text>
			</Box>
			<Form
				rows={[
					{
						kind: 'text',
						id: 'file',
						label: 'File',
						value: file,
						hint: `A new file, here in ${visible(outside.dir)}, only for you to read (0600). One that is there already stays.`,
						error: refused,
						onChange(next) {
							setFile(next);
							setRefused(undefined);
						},
					},
				]}
				submitLabel="Write"
				onSubmit={() => void write()}
				busy={busyText}
				attempt={attempt}
				labelWidth={8}
				width={width - 4}
			/>
		</FormPage>
	);
}
