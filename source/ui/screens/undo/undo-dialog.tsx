import {useEffect, useState} from 'react';
import type {UndoPreview} from '../../../backend/backend.js';
import type {Result} from '../../../domain/result.js';
import {Dialog} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {screenText} from '../../words.js';
import {UndoMany} from './undo-many.js';
import {UndoOne} from './undo-one.js';
import {noCommand} from './undo-words.js';

/** Shows what undoing one's last act would restore, and does it; says why when it cannot be done. */
export function UndoDialog({onClose}: {readonly onClose: () => void}) {
	const {backend, token} = useConsole();
	const [answer, setAnswer] = useState<Result<UndoPreview>>();
	useEffect(() => {
		let current = true;
		void backend.undo.preview(token).then(result => current && setAnswer(result));
		return () => {
			current = false;
		};
	}, [backend, token]);

	if (answer?.ok) {
		const preview = answer.value;
		const [item, ...others] = preview.items;
		if (others.length > 0) return <UndoMany preview={preview} onClose={onClose} />;
		if (item !== undefined) return <UndoOne preview={preview} item={item} onClose={onClose} />;
	}

	return (
		<Dialog
			title="Undo your last change?"
			verb="Undo"
			command={noCommand}
			busy={answer === undefined ? 'Looking…' : undefined}
			refused={answer?.ok === false ? screenText(answer.error) : undefined}
			onConfirm={onClose}
			onCancel={onClose}
			lines={[]}
		/>
	);
}
