import {Component, type ReactNode} from 'react';

type CrashBoundaryProps = {
	/** Hears what a screen threw while it was drawn. */
	readonly onCrash: (error: unknown) => void;
	readonly children: ReactNode;
};

/** Draws nothing any more once a screen has thrown: without it Ink would draw the stack where nobody can keep it. */
export class CrashBoundary extends Component<CrashBoundaryProps, {readonly crashed: boolean}> {
	static getDerivedStateFromError() {
		return {crashed: true};
	}

	override readonly state = {crashed: false};

	override componentDidCatch(error: unknown) {
		this.props.onCrash(error);
	}

	override render() {
		return this.state.crashed ? null : this.props.children;
	}
}
