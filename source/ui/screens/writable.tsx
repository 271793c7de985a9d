import type {ReactNode} from 'react';
import {useConsole} from '../hooks/use-console.js';
import {WorkspaceProblem} from './workspaces/workspace-problem.js';

/** A form that is there only where something can be changed: nobody types what would be refused (R10). */
export function Writable({children}: {readonly children: ReactNode}) {
	const {readOnly} = useConsole().backend.place;
	return readOnly === undefined ? children : <WorkspaceProblem problem={{code: 'read-only', reason: readOnly}} />;
}
