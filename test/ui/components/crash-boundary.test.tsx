import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Text} from 'ink';
import {render} from 'ink-testing-library';
import {CrashBoundary} from '../../../source/ui/components/crash-boundary.js';

function Broken({when}: {readonly when: boolean}) {
	if (when) throw new TypeError('cannot be drawn');
	return <Text>all is well</Text>;
}

test('a screen that throws is told once and drawn no more, without its stack', () => {
	const faults: unknown[] = [];
	const tree = (when: boolean) => (
		<CrashBoundary onCrash={error => faults.push(error)}>
			<Broken when={when} />
		</CrashBoundary>
	);
	const screen = render(tree(false));
	assert.equal(screen.lastFrame(), 'all is well');
	screen.rerender(tree(true));
	assert.equal(screen.lastFrame(), '');
	assert.deepEqual(
		faults.map(fault => fault instanceof TypeError && fault.message),
		['cannot be drawn'],
	);
	assert.ok(!screen.frames.join('').includes('cannot be drawn'));
	screen.unmount();
});
