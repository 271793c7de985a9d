import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import type {DetError} from '../../../../source/domain/errors.js';
import {fail, ok} from '../../../../source/domain/result.js';
import {App} from '../../../../source/ui/app.js';
import {renderWithKeys} from '../../support/render-with-keys.js';

/** The app on a store that cannot be opened, until `mend` was called. */
function refused(error: DetError) {
	let isMended = false;
	const backend = {
		place: {dataDir: '/data', masterConfigFile: '', hostname: 'gpu01', readOnly: undefined},
		setup: {state: async () => (isMended ? ok({initialised: true}) : fail(error))},
		watch: () => () => {},
		onWait: () => () => {},
	} as unknown as Backend;
	const screen = renderWithKeys(<App backend={backend} startPath="users" />);
	return {...screen, mend: () => (isMended = true)};
}

const damaged: DetError = {
	code: 'store-damaged',
	file: '/data/store\u001B[2J.json',
	detail: 'cut off',
	generations: ['/data/store.json.1'],
};

test('a damaged store is refused in words, and neither the wizard nor the sign-in opens', async t => {
	const screen = refused(damaged);
	t.after(screen.unmount);
	await screen.shows('✗ The store cannot be opened. Nothing was changed.');
	assert.match(screen.text(), /store␛\[2J\.json is damaged \(cut off\)/);
	assert.match(screen.text(), /det store restore/);
	const offered = ['app.force-quit', 'app.help', 'app.quit', 'app.suspend', 'refused.retry'];
	assert.deepEqual([...screen.offers()].toSorted(), offered);
	await screen.press('enter', 'n', 'escape');
	assert.match(screen.text(), /Cannot open/);
});

test('r looks again and goes on when the store can be opened', async t => {
	const screen = refused(damaged);
	t.after(screen.unmount);
	await screen.shows('cannot be opened');
	await screen.press('r');
	await screen.shows('cannot be opened');
	screen.mend();
	await screen.press('r');
	await screen.shows('Sign in to gpu01');
});

test('where there is no copy nothing is promised', async t => {
	const screen = refused({...damaged, generations: []});
	t.after(screen.unmount);
	await screen.shows('restore it from a backup');
	assert.doesNotMatch(screen.text(), /det store restore/);
});
