import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useState} from 'react';
import {Text} from 'ink';
import {Form} from '../../../source/ui/components/form/form.js';
import {keyTable} from '../../../source/ui/keys/key-table.js';
import {decodeKeys} from '../../../source/ui/keys/decode.js';
import {useActs} from '../../../source/ui/keys/use-acts.js';
import {bytesOf} from './key-bytes.js';
import {renderWithKeys} from './render-with-keys.js';

function Counter() {
	const [count, setCount] = useState(0);
	useActs([
		{id: 'table.down', run: () => setCount(count + 1)},
		{id: 'users.create', run() {}, disabled: 'only admins create users'},
	]);
	return <Text>count {count}</Text>;
}

function OneField({onSend}: {readonly onSend: (value: string) => void}) {
	const [value, setValue] = useState('');
	return (
		<Form
			rows={[{kind: 'text', id: 'name', label: 'Name', value, onChange: setValue}]}
			submitLabel="Send"
			onSubmit={() => onSend(value)}
			width={60}
		/>
	);
}

test('letters that arrive together are keys of their own where no field has the focus', async () => {
	const screen = renderWithKeys(<Counter />);
	await screen.type('jjj');
	assert.match(screen.text(), /count 3/);
	screen.unmount();
});

test('a refused key leaves its reason', async () => {
	const screen = renderWithKeys(<Counter />);
	await screen.press('n');
	assert.deepEqual(screen.refusals, ['only admins create users']);
	screen.unmount();
});

test('typed and pasted text reaches the focused field, editing keys too', async () => {
	const sent: string[] = [];
	const screen = renderWithKeys(<OneField onSend={value => sent.push(value)} />);
	await screen.type('alise');
	await screen.press('backspace', 'backspace');
	await screen.paste('ce');
	assert.match(screen.text(), /alice/);
	await screen.press('enter');
	assert.deepEqual(sent, ['alice']);
	screen.unmount();
});

test('Enter glued to text sends the text before it', async () => {
	const sent: string[] = [];
	const screen = renderWithKeys(<OneField onSend={value => sent.push(value)} />);
	await screen.type('bob\r');
	assert.deepEqual(sent, ['bob']);
	screen.unmount();
});

test('every key of the key table can be pressed in a test', () => {
	for (const {keys} of keyTable.values()) {
		for (const key of keys) {
			const [event] = decodeKeys(bytesOf(key), true).events;
			const name = event?.kind === 'key' ? event.name : event?.text === ' ' ? 'space' : event?.text;
			assert.equal(name, key);
		}
	}
});
