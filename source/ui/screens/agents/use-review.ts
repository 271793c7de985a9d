import {useEffect, useState} from 'react';
import {formatLink, type AgentUserGroup} from '../../../domain/agent-user.js';
import {useConsole} from '../../hooks/use-console.js';
import {screenText} from '../../words.js';

/** What the backend says of a link as it is typed. */
export type Review = {
	readonly warnings: readonly string[];
	/** Why it will be refused. */
	readonly refused: string | undefined;
};

/** Has the backend look at the link, which knows what a form cannot: who owns the store, who lives on this host. */
export function useReview(link: AgentUserGroup | undefined): Review {
	const {backend, token} = useConsole();
	const [answer, setAnswer] = useState<{readonly key: string; readonly review: Review}>();
	const key = formatLink(link);
	useEffect(() => {
		if (link === undefined) return;
		let current = true;
		void backend.agents.review(token, link).then(result => {
			if (!current) return;
			const review = result.ok
				? {warnings: result.value, refused: undefined}
				: {warnings: [], refused: screenText(result.error)};
			setAnswer({key, review});
		});
		return () => {
			current = false;
		};
		// The key says all there is in the link.
		// oxlint-disable-next-line react/exhaustive-deps
	}, [backend, token, key]);
	return answer?.key === key ? answer.review : nothing;
}

const nothing: Review = {warnings: [], refused: undefined};
