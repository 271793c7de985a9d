import {useState, type ReactNode} from 'react';
import {Box} from 'ink';
import {useCommandAct, type AsCommand} from '../../command-lines/use-command-act.js';
import {useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {busyText} from '../../words.js';
import {Dialog} from '../dialog.js';

export type FormPageProps = {
	/** Whether anything was typed that leaving would lose. */
	readonly changed: boolean;
	/** What is going on while the form is being sent: it cannot be left then, its answer may be shown only once. */
	readonly busy?: string | undefined;
	readonly onBack: () => void;
	/** What leaving is called, where it is more than going back. */
	readonly leaving?: {readonly title: string; readonly verb: string; readonly text: string};
	/** What the form does as a command line, or why there is none. */
	readonly command?: AsCommand | undefined;
	/** A dialog that stands in front of the form; what was typed stays behind it. */
	readonly question?: ReactNode;
	readonly children: ReactNode;
};

/** The page round a form: Esc leaves it, after asking when something was typed. */
export function FormPage({changed, busy, onBack, leaving, command, question, children}: FormPageProps) {
	const {unicode} = useTheme();
	const [asking, setAsking] = useState(false);
	const disabled = busy === undefined ? undefined : busyText(busy, unicode);
	const commandActs = useCommandAct(command);
	useActs([
		{
			id: 'app.back',
			run: () => (changed ? setAsking(true) : onBack()),
			disabled,
			...(leaving && {label: leaving.verb.toLowerCase()}),
		},
		{id: 'app.undo', run() {}, disabled: 'Send this form or leave it first.', label: ''},
		...commandActs,
	]);
	return (
		<>
			{asking ? (
				<Dialog
					title={leaving?.title ?? 'Leave without saving?'}
					verb={leaving?.verb ?? 'Leave'}
					lines={[{text: leaving?.text ?? 'What you typed will be lost.'}]}
					onConfirm={onBack}
					onCancel={() => setAsking(false)}
				/>
			) : (
				question
			)}
			{/* Hidden, not gone: "Cancel" must find everything as it was. */}
			<Box flexDirection="column" paddingX={2} paddingTop={1} display={asking || question ? 'none' : 'flex'}>
				{children}
			</Box>
		</>
	);
}
