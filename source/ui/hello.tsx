import {Box, Text, render, useApp, useInput, useWindowSize} from 'ink';
import TextInput from 'ink-text-input';
import {useState} from 'react';
function App() {
	const {exit} = useApp();
	const {rows, columns} = useWindowSize();
	const [v, set] = useState('');
	useInput((i, k) => {
		if (i === 'q') exit();
	});
	return (
		<Box height={rows} width={columns} flexDirection="column" overflow="hidden">
			<Text>det console ▸ Sign in</Text>
			<Text>{'─'.repeat(columns)}</Text>
			<Box flexGrow={1} flexDirection="column">
				{Array.from({length: rows - 5}, (_, i) => (
					<Text key={i} inverse={i === 3}>
						row {i} of the list · somebody
					</Text>
				))}
			</Box>
			<Text>READY ↵ open q quit</Text>
			<TextInput value={v} onChange={set} />
		</Box>
	);
}
export async function hello(): Promise<void> {
	await render(<App />, {alternateScreen: true, incrementalRendering: true, maxFps: 60}).waitUntilExit();
}
