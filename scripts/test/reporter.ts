import type {TestEvent} from 'node:test/reporters';

/** How one test ended. Suites are not tests; a test whose subtests failed is told by them. */
export type TestRecord = {
	/** With the names around it: `suite › test`. */
	readonly name: string;
	readonly result: 'passed' | 'failed' | 'skipped';
	/** `path:line:column`. */
	readonly place: string;
	/** `''` unless it failed. */
	readonly message: string;
};

/** A reporter of node:test that writes a `TestRecord` as JSON on each line. */
export default async function* reporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	const names: string[] = [];
	for await (const {type, data} of events) {
		if (type === 'test:start') names.splice(data.nesting, Infinity, data.name);
		if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
		const error = type === 'test:fail' ? data.details.error : undefined;
		if (error && 'failureType' in error && error.failureType === 'subtestsFailed') continue;
		// Events come in the order of the tests, but a parent's start may be forgotten by then.
		const name = [...names.slice(0, data.nesting), data.name].join(' › ');
		// `todo` tests may fail; neither they nor skipped ones count as passed.
		const skipped = data.skip !== undefined || data.todo !== undefined;
		const record: TestRecord = {
			name,
			result: skipped ? 'skipped' : error ? 'failed' : 'passed',
			place: `${data.file ?? ''}:${data.line ?? 0}:${data.column ?? 0}`,
			message: error ? messageOf(error.cause ?? error) : '',
		};
		yield `${JSON.stringify(record)}\n`;
	}
}

/** The stack holds the message too, unless something else than an Error was thrown. */
function messageOf(cause: unknown): string {
	return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
