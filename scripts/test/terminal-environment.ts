/** What a person's terminal has: with CI set Ink stops drawing; the size is the one component tests draw at. */
export function setTerminalEnvironment(): void {
	for (const name of ['CI', 'FORCE_COLOR', 'NO_COLOR', 'NODE_ENV', 'NODE_OPTIONS', 'DEV']) delete process.env[name];
	Object.assign(process.env, {COLUMNS: '100', LINES: '40'});
}
