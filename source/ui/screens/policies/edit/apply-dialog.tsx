import {useEffect, useState} from 'react';
import type {PolicyProposal, WorkloadType} from '../../../../backend/backend.js';
import type {DetError} from '../../../../domain/errors.js';
import type {Result} from '../../../../domain/result.js';
import {visible} from '../../../../domain/visible.js';
import {deletePolicy} from '../../../command-lines/command-lines.js';
import {Dialog} from '../../../components/dialog.js';
import type {TextLine} from '../../../components/scroll-lines.js';
import {wrapWords} from '../../../components/wrap/wrap-words.js';
import {useConsole} from '../../../hooks/use-console.js';
import {useBodySize} from '../../../hooks/use-size.js';
import {useStatus} from '../../../hooks/status.js';
import {useTheme} from '../../../theme/theme.js';
import {screenText} from '../../../words.js';
import {impact, proposalLines} from './apply-words.js';
import {scopeSentence, typeWords, type PolicyScopeName} from '../policy-words.js';

export type ApplyDialogProps = {
	readonly scope: PolicyScopeName;
	readonly type: WorkloadType;
	/** What to store; without content the policy is deleted. */
	readonly text: string;
	/** The version it was written on; undefined when it was not looked at. */
	readonly base: string | undefined;
	readonly onDone: () => void;
	readonly onCancel: () => void;
};

/** Shows what differs from the stored document and what it reaches, before it is applied. */
export function ApplyDialog({scope, type, text, base, onDone, onCancel}: ApplyDialogProps) {
	const {backend, token} = useConsole();
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const {rows} = useBodySize();
	const [answer, setAnswer] = useState<Result<PolicyProposal>>();
	const [failed, setFailed] = useState<DetError>();
	const [turn, setTurn] = useState(0);
	const [busy, setBusy] = useState(false);
	const {place} = scope;
	const deletes = text.trim() === '';
	useEffect(() => {
		let current = true;
		void backend.policies.propose(token, place, type, text).then(result => current && setAnswer(result));
		return () => {
			current = false;
		};
		// Each conflict is a turn, and a proposal against what is stored then.
		// oxlint-disable-next-line react/exhaustive-deps
	}, [backend, token, type, text, turn]);

	const proposal = answer?.ok ? answer.value : undefined;
	const error = failed ?? (answer && !answer.ok ? answer.error : undefined);
	const apply = async () => {
		if (proposal === undefined) return;
		setBusy(true);
		const {version} = proposal;
		const result = deletes
			? await backend.policies.remove(token, place, type, version)
			: await backend.policies.set(token, place, type, text, version);
		setBusy(false);
		if (!result.ok && result.error.code === 'policy-changed') {
			// Somebody was quicker: what they wrote is shown, with what the change would be now.
			setAnswer(undefined);
			return setTurn(turn + 1);
		}

		if (!result.ok) return setFailed(result.error);
		// Leaving clears the status line.
		onDone();
		say({kind: 'ok', text: `Configuration policies ${deletes ? 'deleted' : 'updated'}.`});
	};

	const isSame = proposal?.lines.length === 0;
	// What somebody else stored in the same words is no conflict.
	const isOther = !isSame && (turn > 0 || (proposal !== undefined && base !== undefined && proposal.version !== base));
	const refused = error === undefined ? undefined : screenText(error);
	// Where rows are few what it reaches is told below the lines; the conflict, and the buttons, must be seen.
	const isTight = rows < 15;
	const changed = isTight ? 'Changed meanwhile; against what is stored now:' : otherText;
	const reach = proposal && !isSame ? impact(scope, proposal) : undefined;
	const lines = (width: number, height: number): readonly TextLine[] => {
		const first: readonly TextLine[] = [
			...(isOther ? [{text: `${glyphs.warn} ${changed}`, tone: 'warn' as const}] : []),
			...(reach === undefined || isTight ? [] : [{text: visible(reach)}]),
		];
		const room = height - first.reduce((sum, line) => sum + wrapWords(line.text, width).length, 0);
		return [
			...first,
			...(proposal === undefined ? [] : proposalLines(scope, proposal, Math.max(2, room))),
			...(reach === undefined || !isTight ? [] : [{text: visible(reach)}]),
		];
	};

	const what = visible(`${typeWords[type]} of ${scopeSentence(scope)}`);
	return (
		<Dialog
			// Another change is another question: the focus is on Cancel again.
			key={turn}
			title={deletes ? `Delete the policy for ${what}?` : `Apply this to ${what}?`}
			verb={deletes ? 'Delete' : 'Apply'}
			command={deletes ? deletePolicy(type, scope.name) : noLine}
			danger={deletes}
			widest={widest}
			busy={busy ? 'Saving…' : proposal === undefined && error === undefined ? 'Looking…' : undefined}
			refused={refused ?? (isSame ? 'It is stored so already: there is nothing to apply.' : undefined)}
			onConfirm={() => void apply()}
			onCancel={onCancel}
			lines={lines}
		/>
	);
}

const otherText = 'Somebody else changed it meanwhile. This is against what is stored now:';

const noLine = 'No command line holds a document: put it in a file for det config-policies set.';

/** Lines of a document are longer than sentences. */
const widest = 96;
