import {useState} from 'react';
import type {Backend, Place, SetupPlan, SetupState, SignedIn} from '../../../../source/backend/backend.js';
import {fail, ok, type Result} from '../../../../source/domain/result.js';
import {Frame} from '../../../../source/ui/components/frame.js';
import {SetupScreen, type SetupScreenProps} from '../../../../source/ui/screens/setup/setup-screen.js';
import {renderWithKeys, type Rendered, type RenderOptions} from '../../support/render-with-keys.js';

/** A password that keeps every rule of admin's. */
export const strongPassword = 'correctHorse7battery';

export const freshState: SetupState = {
	initialised: false,
	defaultTask: undefined,
	initialPassword: 'none',
	masterConfigProblem: undefined,
	masterConfigExists: true,
};

export const signedIn: SignedIn = {
	token: 'dct_test',
	user: {
		id: 1,
		username: 'admin',
		displayName: '',
		admin: true,
		active: true,
		remote: false,
		agentUserGroup: undefined,
		createdAt: '2026-01-01T00:00:00.000Z',
		modifiedAt: '2026-01-01T00:00:00.000Z',
		lastSignInAt: '',
		mustChangePassword: false,
	},
	session: {id: 'a1', createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-01-31T00:00:00.000Z'},
	previous: undefined,
	failedSince: 0,
	weak: [],
};

const place: Place = {
	dataDir: '/var/lib/det-console',
	masterConfigFile: '/usr/local/determined/etc/master.yaml',
	hostname: 'gpu01',
	readOnly: undefined,
	storeId: async () => ok('test'),
	clockSetBack: async () => undefined,
};

export type Wizard = Rendered & {
	/** Plans handed to the backend. */
	readonly plans: readonly SetupPlan[];
	/** What the screen told the app: `done`, `leave`, `lost`. */
	readonly told: readonly string[];
	/** Somebody else changes the store. */
	readonly storeChanges: (state: Partial<SetupState>) => Promise<void>;
	/** Types the password twice on the step of admin and goes on. */
	readonly giveAdminPassword: (password?: string) => Promise<void>;
};

export type WizardOptions = RenderOptions & {
	readonly state?: Partial<SetupState>;
	readonly place?: Partial<Place>;
	readonly run?: (plan: SetupPlan) => Promise<Result<SignedIn>>;
};

/** Opens the wizard in the frame, on a backend that records what it is asked. */
export function openWizard(options: WizardOptions = {}): Wizard {
	const plans: SetupPlan[] = [];
	const told: string[] = [];
	const listeners = new Set<() => void>();
	const state = {...freshState, ...options.state};
	let current: SetupState = state;
	const backend = {
		place: {...place, ...options.place},
		setup: {
			state: async () => ok(current),
			async run(plan: SetupPlan) {
				plans.push(plan);
				return options.run ? options.run(plan) : ok(signedIn);
			},
		},
		watch(listener: () => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	} as unknown as Backend;
	const screen = renderWithKeys(
		<InFrame
			backend={backend}
			state={state}
			onDone={() => told.push('done')}
			onLeave={() => told.push('leave')}
			onLost={() => told.push('lost')}
		/>,
		options,
	);
	return {
		...screen,
		plans,
		told,
		async storeChanges(change) {
			current = {...current, ...change};
			for (const listener of listeners) listener();
		},
		async giveAdminPassword(password = strongPassword) {
			await screen.type(password);
			await screen.press('enter');
			await screen.type(password);
			await screen.press('enter');
		},
	};
}

function InFrame(props: SetupScreenProps) {
	const [crumbs, setCrumbs] = useState<readonly string[]>([]);
	return (
		<Frame crumbs={crumbs} who="gpu01">
			<SetupScreen {...props} onCrumbs={setCrumbs} />
		</Frame>
	);
}

/** The answer of a backend that somebody else was faster on. */
export const alreadyInitialised = fail({
	code: 'already-initialised',
	dir: place.dataDir,
	at: '2026-01-01T00:00:00.000Z',
});
