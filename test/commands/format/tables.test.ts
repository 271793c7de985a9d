import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkLines} from '../../../source/commands/format/check-lines.js';
import {csvText} from '../../../source/domain/csv/csv-text.js';
import {userCsvColumns} from '../../../source/domain/csv/user-csv.js';
import type {CommandContext} from '../../../source/commands/context.js';
import {printList} from '../../../source/commands/format/print-list.js';
import {jsonText} from '../../../source/commands/format/json.js';
import {prestoTable} from '../../../source/commands/format/presto.js';
import {textWidth} from '../../../source/commands/format/text-width.js';
import {userColumns, userJson} from '../../../source/commands/user/columns.js';
import type {User} from '../../../source/domain/user.js';

const admin: User = {
	id: 1,
	username: 'admin',
	displayName: '',
	admin: true,
	active: true,
	remote: false,
	agentUserGroup: undefined,
	createdAt: '2026-01-01T00:00:00.000Z',
	modifiedAt: '2026-01-02T00:00:00.000Z',
	lastSignInAt: '',
	mustChangePassword: false,
};
const alice: User = {
	...admin,
	id: 3,
	username: 'alice',
	displayName: 'Alice L',
	admin: false,
	agentUserGroup: {agentUid: 1000, agentUser: 'al', agentGid: 1001, agentGroup: 'grp'},
	lastSignInAt: '2026-01-03T00:00:00.000Z',
};
const users = [admin, {...admin, id: 2, username: 'determined', admin: false}, alice];

async function table(headers: readonly string[], rows: readonly string[][]): Promise<string> {
	return prestoTable(headers, rows, await textWidth(rows));
}

test('the list of users is the example of the reference, byte for byte', async () => {
	const rows = users.map(user => userColumns.map(({cell}) => cell(user)));
	assert.equal(
		await table(
			userColumns.map(({header}) => header),
			rows,
		),
		`   User Id | Username   | Display Name   | Admin   | Active   | Remote   | Agent Uid   | Agent Gid   | Agent User   | Agent Group
-----------+------------+----------------+---------+----------+----------+-------------+-------------+--------------+---------------
         1 | admin      |                | True    | True     | False    | N/A         | N/A         | N/A          | N/A
         2 | determined |                | False   | True     | False    | N/A         | N/A         | N/A          | N/A
         3 | alice      | Alice L        | False   | True     | False    | 1000        | 1001        | al           | grp
`,
	);
});

test('an empty list is its header and the rule', async () => {
	assert.equal(await table(['Id', 'Name'], []), ' Id   | Name\n------+--------\n');
});

test('a column stands right only when all its cells are numbers', async () => {
	assert.equal(
		await table(
			['A', 'B', 'C'],
			[
				['1', '-2.5', '1'],
				['10', '3', 'x'],
			],
		),
		'   A |    B | C\n-----+------+-----\n   1 | -2.5 | 1\n  10 |    3 | x\n',
	);
});

test('a cell with a line feed goes on below, leading spaces go', async () => {
	assert.equal(await table(['A', 'B'], [['x\ny', '  z']]), ' A   | B\n-----+-----\n x   | z\n y   |\n');
});

test('wide characters take their two columns', async () => {
	assert.equal(
		await table(['Name', 'B'], [['日本語日本', 'x']]),
		' Name       | B\n------------+-----\n 日本語日本 | x\n',
	);
});

test('whatever column a stored text stands in, it is shown as marks', async () => {
	const columns = [{header: 'A', cell: (text: string) => text}];
	for (const csv of [false, true]) {
		let printed = '';
		const context = {stdout: {write: (text: string) => (printed += text)}} as unknown as CommandContext;
		await printList(context, {columns, csvColumns: columns, json: row => row}, ['a\u202Eb\u001B[2J\r'], {
			json: false,
			csv,
		});
		assert.match(printed, /a\\u\{202E\}b␛\[2J␍/);
		assert.doesNotMatch(printed, /\u202E|\u001B/);
	}
});

test('JSON has sorted keys and two spaces, and hides nothing in what it escapes', () => {
	const text = jsonText([{b: 1, a: {d: null, c: 'x\u202E\u009B\u{E0041}é'}}]);
	assert.equal(
		text,
		`[\n  {\n    "a": {\n      "c": "x\\u202e\\u009b\\udb40\\udc41é",\n      "d": null\n    },\n    "b": 1\n  }\n]\n`,
	);
	assert.deepEqual(JSON.parse(text), [{b: 1, a: {d: null, c: 'x\u202E\u009B\u{E0041}é'}}]);
});

test('a user as JSON has null for what is not there', () => {
	assert.deepEqual(userJson(admin), {
		active: true,
		admin: true,
		agentUserGroup: null,
		displayName: '',
		id: 1,
		lastSignInAt: null,
		modifiedAt: '2026-01-02T00:00:00.000Z',
		remote: false,
		username: 'admin',
	});
});

test('CSV is quoted where it must be, ends its lines with CRLF, and has the fields of the JSON', () => {
	const text = csvText(userCsvColumns, [{...alice, displayName: 'Alice "L", jr'}]);
	const [header, row, end] = text.split('\r\n');
	assert.equal(
		header,
		'active,admin,agentGid,agentGroup,agentUid,agentUser,displayName,id,lastSignInAt,modifiedAt,remote,username',
	);
	assert.equal(
		row,
		'True,False,1001,grp,1000,al,"Alice ""L"", jr",3,2026-01-03T00:00:00.000Z,2026-01-02T00:00:00.000Z,False,alice',
	);
	assert.equal(end, '');
});

test('the check lines name all five rules, then the broken ones of ours', () => {
	assert.equal(
		checkLines(['length-8', 'digit', 'common'], true),
		`✓ password cannot be blank
✗ password must have at least 8 characters
✓ password must include an uppercase letter
✓ password must include a lowercase letter
✗ password must include a number
✗ password must not be one of the most common passwords`,
	);
	assert.match(
		checkLines(['upper'], false),
		/^\+ password cannot be blank\n(.*\n)x password must include an uppercase/,
	);
});
