import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Layers, type Act, type Layer, type TextTarget} from '../../../source/ui/keys/layers.js';

/** Layers that record which acts were run, as `layer:act`, and which were refused. */
function setUp() {
	const ran: string[] = [];
	const refused: string[] = [];
	const layers = new Layers(reason => refused.push(reason));
	const act = (layer: string, id: Act['id'], disabled?: string): Act => ({
		id,
		run: () => ran.push(`${layer}:${id}`),
		disabled,
	});
	const add = (depth: number, acts: readonly Act[], more: Partial<Layer> = {}) =>
		layers.add({depth, modal: false, acts: () => acts, ...more});
	const press = (name: string) => layers.route({kind: 'key', name});
	const offered = () => layers.offers().map(offer => offer.binding.id);
	return {layers, ran, refused, act, add, press, offered};
}

function field(takes: readonly string[] = []): TextTarget & {readonly typed: string[]; readonly pasted: string[]} {
	const typed: string[] = [];
	const pasted: string[] = [];
	return {
		typed,
		pasted,
		onKey: name => takes.includes(name),
		onText: text => typed.push(text),
		onPaste: text => pasted.push(text),
	};
}

test('the deepest layer that knows a key does it, whatever the order they came in', () => {
	const {ran, act, add, press} = setUp();
	add(20, [act('deep', 'app.back')]);
	add(10, [act('shallow', 'app.back'), act('shallow', 'app.quit')]);
	press('escape');
	press('q');
	assert.deepEqual(ran, ['deep:app.back', 'shallow:app.quit']);
});

test('a layer that has gone hears nothing', () => {
	const {ran, act, add, press} = setUp();
	const remove = add(20, [act('deep', 'app.back')]);
	add(10, [act('shallow', 'app.back')]);
	remove();
	press('escape');
	assert.deepEqual(ran, ['shallow:app.back']);
});

test('a modal layer keeps keys from everything below but the app', () => {
	const {ran, act, add, press, offered} = setUp();
	add(0, [act('app', 'app.force-quit')]);
	add(10, [act('screen', 'app.quit')]);
	add(20, [act('dialog', 'dialog.cancel')], {modal: true});
	press('q');
	press('ctrl-c');
	press('escape');
	assert.deepEqual(ran, ['app:app.force-quit', 'dialog:dialog.cancel']);
	assert.deepEqual(offered(), ['dialog.cancel', 'app.force-quit']);
});

test('a modal layer keeps typed text from the field below', () => {
	const {layers, act, add} = setUp();
	const below = field();
	add(10, [], {text: () => below});
	add(20, [act('dialog', 'dialog.cancel')], {modal: true});
	assert.equal(layers.route({kind: 'text', text: 'd'}), 'first');
	layers.route({kind: 'paste', text: 'secret'});
	layers.type('d');
	assert.deepEqual([below.typed, below.pasted], [[], []]);
});

test('a disabled act says why and is not done, nor is the same key further down', () => {
	const {ran, refused, act, add, press} = setUp();
	add(10, [act('screen', 'app.back')]);
	add(20, [act('form', 'app.back', 'wait')]);
	press('escape');
	assert.deepEqual([ran, refused], [[], ['wait']]);
});

test('a key nobody knows does nothing', () => {
	const {ran, refused, act, add, press} = setUp();
	add(10, [act('screen', 'app.quit')]);
	assert.equal(press('x'), 'done');
	assert.deepEqual([ran, refused], [[], []]);
});

test("an editing key is the field's, any other key goes on", () => {
	const {ran, act, add, press} = setUp();
	add(10, [act('screen', 'table.first'), act('screen', 'app.back')]);
	add(11, [], {text: () => field(['home'])});
	press('home');
	press('escape');
	assert.deepEqual(ran, ['screen:app.back']);
});

test('text goes to the deepest field, and letters are commands where there is none', () => {
	const {layers, add} = setUp();
	const outer = field();
	const inner = field();
	assert.equal(layers.route({kind: 'text', text: 'abc'}), 'first');
	const removes = [add(11, [], {text: () => outer}), add(21, [], {text: () => inner})];
	assert.equal(layers.route({kind: 'text', text: 'abc'}), 'text');
	layers.type('abc');
	layers.route({kind: 'paste', text: 'x\ny'});
	assert.deepEqual([outer.typed, inner.typed, inner.pasted], [[], ['abc'], ['x\ny']]);
	for (const remove of removes) remove();
	assert.equal(layers.route({kind: 'text', text: 'abc'}), 'first');
});

test('a paste without a field does nothing at all', () => {
	const {layers, ran, act, add} = setUp();
	add(10, [act('screen', 'app.quit')]);
	assert.equal(layers.route({kind: 'paste', text: 'q'}), 'done');
	assert.deepEqual(ran, []);
});

test('offers come deepest first, within a layer in the order of the key table', () => {
	const {act, add, offered} = setUp();
	add(0, [act('app', 'app.help')]);
	add(20, [act('screen', 'app.quit'), act('screen', 'table.filter'), act('screen', 'users.create')]);
	add(20, [act('table', 'table.open')]);
	add(30, [act('dialog', 'dialog.move')]);
	assert.deepEqual(offered(), ['dialog.move', 'table.open', 'users.create', 'table.filter', 'app.quit', 'app.help']);
});

test('a key taken by a deeper layer is not offered again below', () => {
	const {act, add, offered} = setUp();
	add(10, [act('screen', 'app.back'), act('screen', 'table.open')]);
	add(20, [act('filter', 'filter.clear')]);
	assert.deepEqual(offered(), ['filter.clear', 'table.open']);
});

test('while something is typed the footer offers F1 for help, and no single letters', () => {
	const {layers, act, add} = setUp();
	add(0, [act('app', 'app.help'), act('app', 'app.quit')]);
	const keys = () => layers.offers().map(offer => offer.key);
	assert.deepEqual(keys(), ['q', '?']);
	add(11, [], {text: () => field()});
	assert.deepEqual(keys(), ['f1']);
});

test('an offer has the words of its act, else those of the key table', () => {
	const {layers, act, add} = setUp();
	add(10, [{...act('screen', 'app.quit'), label: 'leave'}, act('screen', 'app.back', 'not now')]);
	const [back, quit] = layers.offers();
	assert.deepEqual([back?.label, back?.disabled], ['back', 'not now']);
	assert.deepEqual([quit?.label, quit?.disabled], ['leave', undefined]);
});

test('acts on marked rows are offered before those on one row, and say how many they mean', () => {
	const {layers, act, add} = setUp();
	add(10, [act('screen', 'users.create'), {...act('screen', 'agents.unlink'), marked: 3}, act('screen', 'app.quit')]);
	assert.deepEqual(
		layers.offers().map(({label}) => label),
		['unlink 3', 'new', 'quit'],
	);
});

test('listeners hear of layers that come and go until they unsubscribe', () => {
	const {layers, add} = setUp();
	let heard = 0;
	const stop = layers.subscribe(() => heard++);
	add(10, [])();
	assert.equal(heard, 2);
	stop();
	add(10, []);
	assert.equal(heard, 2);
});

test('keys are held back until the last screen on its way has come', () => {
	const {layers} = setUp();
	let released = 0;
	layers.onRelease(() => released++);
	const [first, second] = [layers.hold(), layers.hold()];
	first();
	first();
	assert.deepEqual([layers.held, released], [true, 0]);
	second();
	assert.deepEqual([layers.held, released], [false, 1]);
});

test('a screen that takes too long holds no keys back', (t, done) => {
	const {layers} = setUp();
	layers.onRelease(() => {
		assert.equal(layers.held, false);
		done();
	});
	layers.hold(5);
	assert.equal(layers.held, true);
});

test('a gate drops keys, text and pastes before anybody hears them, until it opens or is taken away', () => {
	const {layers, ran, act, add, press} = setUp();
	const target = field();
	add(10, [act('screen', 'app.quit')]);
	let open = false;
	const take = layers.gate(() => open);
	press('q');
	assert.deepEqual(ran, []);
	add(11, [], {text: () => target});
	assert.equal(layers.route({kind: 'text', text: 'secret'}), 'done');
	layers.route({kind: 'paste', text: 'secret'});
	assert.deepEqual(target.pasted, []);
	open = true;
	assert.equal(layers.route({kind: 'text', text: 'a'}), 'text');
	open = false;
	take();
	assert.equal(layers.route({kind: 'text', text: 'b'}), 'text');
});
