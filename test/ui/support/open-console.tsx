import {cp, mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, type TestContext} from 'node:test';
import {useState, type ReactNode} from 'react';
import {Text} from 'ink';
import type {Backend, SignedIn, Token} from '../../../source/backend/backend.js';
import {App} from '../../../source/ui/app.js';
import type {TokenMemory} from '../../../source/memory/token-memory.js';
import {TimeContext} from '../../../source/ui/hooks/use-time.js';
import {useRefusalsSaid} from '../../../source/ui/hooks/status.js';
import {SignedInConsole, type SignedInConsoleProps} from '../../../source/ui/signed-in-console.js';
import {
	adminPassword,
	alicePassword,
	makePlace,
	plainPlan,
	valueOf,
	type Place,
} from '../../backend/helpers/test-backend.js';
import {manualTime, type ManualTime} from './manual-time.js';
import {renderWithKeys, type Rendered, type RenderOptions} from './render-with-keys.js';

export {addUser, adminPassword, alicePassword, otherPassword, valueOf} from '../../backend/helpers/test-backend.js';

/** The console on a store of its own, and another console beside it on the same store. */
export type OpenConsole = Rendered & {
	readonly place: Place;
	/** The backend of the console under test. */
	readonly backend: Backend;
	/** Somebody else's console, with the admin signed in. */
	readonly other: Backend;
	/** The admin's token there. */
	readonly admin: Token;
	/** The clock of the console and of its store. */
	readonly time: ManualTime;
};

export type OpenOptions = RenderOptions & {
	/** Prepares the store before the console opens: adds users and such. */
	readonly prepare?: (backend: Backend, admin: Token) => Promise<void>;
	readonly startPath?: string;
	/** Why nothing may be changed in the console under test. */
	readonly readOnly?: string;
	/** Puts other acts in the place of the backend's. */
	readonly adapt?: (backend: Backend) => Backend;
	/** Who is signed in; the admin unless it says otherwise. */
	readonly as?: {readonly username: string; readonly password: string};
	/** Milliseconds without a key after which the console locks. */
	readonly idleMs?: number;
	/** Puts something round the console, such as a context. */
	readonly wrap?: (console: ReactNode) => ReactNode;
};

export type AppOptions = Omit<OpenOptions, 'as'> & {
	/** Who remembers sessions, for a store. */
	readonly memory?: (backend: Backend) => TokenMemory;
	readonly onSession?: (token: Token | undefined) => void;
};

/** A user made with `addUser`. */
export const asAlice = {username: 'alice', password: alicePassword};
export const asAdmin = {username: 'admin', password: adminPassword};

/** Opens what is behind the sign-in, on the real backend. Closed after the test. */
export async function openConsole(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const {as, startPath = 'users', idleMs = 0, wrap = bare, ...rest} = options;
	const opened = await openBoth(t, options);
	const signedIn =
		as === undefined ? {...ready!.signedIn} : valueOf(await opened.backend.sessions.signIn(as.username, as.password));
	const {backend, time} = opened;
	const screen = renderWithKeys(
		<TimeContext.Provider value={time}>
			{wrap(<Session backend={backend} signedIn={signedIn} startPath={startPath} idleMs={idleMs} />)}
		</TimeContext.Provider>,
		rest,
	);
	t.after(screen.unmount);
	return {...screen, ...opened};
}

/** Opens the whole console, as far as the sign-in screen. Closed after the test. */
export async function openApp(t: TestContext, options: AppOptions = {}): Promise<OpenConsole> {
	const {startPath = 'users', idleMs = 0, memory: makeMemory, onSession} = options;
	const opened = await openBoth(t, options);
	const {backend, time} = opened;
	const memory = makeMemory?.(backend);
	const screen = renderWithKeys(
		<TimeContext.Provider value={time}>
			<App
				backend={backend}
				startPath={startPath}
				idleMs={idleMs}
				{...(memory && {memory})}
				{...(onSession && {onSession})}
			/>
		</TimeContext.Provider>,
		options,
	);
	t.after(screen.unmount);
	if (memory === undefined) await screen.shows('Sign in to');
	return {...screen, ...opened};
}

/** Types name and password into the sign-in screen, glued together as SSH does, and waits for what comes. */
export async function signIn(screen: Rendered, {username, password}: {username: string; password: string} = asAdmin) {
	await screen.type(`${username}\t${password}\r`);
	await screen.hides('Checking');
}

async function openBoth(t: TestContext, {prepare, adapt = same, readOnly}: OpenOptions) {
	const place = await makePlace(t);
	ready ??= await makeReady();
	await cp(ready.dir, place.dir, {recursive: true});
	const other = await place.open();
	await prepare?.(other, ready.signedIn.token);
	const time = manualTime(place.now, place.advance);
	const backend = await place.open({readOnly});
	const bulk = () => adapt({...backend, ...backend.bulk()});
	return {place, time, other, admin: ready.signedIn.token, backend: {...adapt(backend), bulk}};
}

/** A store after set-up, made once a file and copied for every test. */
let ready: {readonly dir: string; readonly signedIn: SignedIn} | undefined;

async function makeReady() {
	const dir = await mkdtemp(path.join(os.tmpdir(), 'det-ui-'));
	let copied: (() => Promise<void>) | undefined;
	const place = await makePlace({after: (end: () => Promise<void>) => (copied = end)} as unknown as TestContext);
	const backend = await place.open();
	const signedIn = valueOf(await backend.setup.run(plainPlan));
	await backend.close();
	await cp(place.dir, dir, {recursive: true});
	await copied?.();
	return {dir, signedIn};
}

after(async () => {
	if (ready !== undefined) await rm(ready.dir, {recursive: true});
});

/** As the app does it: refusals go to the status line, and the end of the session is the end of everything behind it. */
function Session(props: Omit<SignedInConsoleProps, 'onEnd'>) {
	const [ended, setEnded] = useState<string>();
	useRefusalsSaid(props.backend.place.readOnly);
	return ended === undefined ? <SignedInConsole {...props} onEnd={setEnded} /> : <Text>Ended: {ended}</Text>;
}

function bare(console: ReactNode): ReactNode {
	return console;
}

function same(backend: Backend): Backend {
	return backend;
}
