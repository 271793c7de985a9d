import {
	createContext,
	useContext,
	useLayoutEffect,
	useRef,
	useState,
	useSyncExternalStore,
	type ReactNode,
} from 'react';
import {Box, usePaste} from 'ink';
import TextInput from 'ink-text-input';
import {useTheme} from '../theme/theme.js';
import {keyLabel, type ActId} from './key-table.js';
import {Layers, type Act, type Offer, type TextTarget} from './layers.js';
import {useReasonText} from './reasons.js';

const LayersContext = createContext(new Layers());
const DepthContext = createContext(0);
const noActs: readonly Act[] = [];

/** Gives the layers to everything inside. */
export function LayersProvider({layers, children}: {readonly layers: Layers; readonly children: ReactNode}) {
	return (
		<LayersContext.Provider value={layers}>
			<TextSource layers={layers} />
			{children}
		</LayersContext.Provider>
	);
}

/**
 * The one ink-text-input behind all fields: takes what is typed and hands it to the field in focus. One for all, because
 * an input listens only from the turn after its first frame on: text glued to a Tab would still reach the field before.
 */
function TextSource({layers}: {readonly layers: Layers}) {
	// Asks the terminal to bracket pastes; what is in the brackets the decoder hands to the field, not Ink.
	usePaste(() => {});
	return (
		<Box display="none">
			<TextInput value="" showCursor={false} onChange={text => layers.type(text)} />
		</Box>
	);
}

/** Everything inside hears before everything outside. */
export function Deeper({children}: {readonly children: ReactNode}) {
	const depth = useContext(DepthContext);
	return <DepthContext.Provider value={depth + 10}>{children}</DepthContext.Provider>;
}

/** Everything inside hears before every screen and its fields; only help and the lock stand above. */
export function AboveScreens({children}: {readonly children: ReactNode}) {
	return <DepthContext.Provider value={500}>{children}</DepthContext.Provider>;
}

/** Everything inside hears before every dialog and field of the screen: help, palette, command line. */
export function Above({children}: {readonly children: ReactNode}) {
	return <DepthContext.Provider value={1000}>{children}</DepthContext.Provider>;
}

/** Everything inside hears before everything else, also before what stands above the screen. */
export function Topmost({children}: {readonly children: ReactNode}) {
	return <DepthContext.Provider value={2000}>{children}</DepthContext.Provider>;
}

/** Everything inside stands beside the screen: it hears no key, and no key waits for it. */
export function Aside({children}: {readonly children: ReactNode}) {
	return <LayersContext.Provider value={deaf}>{children}</LayersContext.Provider>;
}

const deaf = new Layers();

/** Asks before every key and every text that comes in; what it says false to reaches nobody. */
export function useGate(mayPass: () => boolean): void {
	const layers = useContext(LayersContext);
	const latest = useRef(mayPass);
	useLayoutEffect(() => {
		latest.current = mayPass;
	});
	useLayoutEffect(() => layers.gate(() => latest.current()), [layers]);
}

/**
 * Offers these acts while the component is mounted and `active`. `modal` keeps keys from everything less deep (but the
 * app's own, such as Ctrl-C). `depth` is where the component stands in the tree unless it says otherwise.
 */
export function useActs(
	acts: readonly Act[],
	{modal = false, active = true, depth: fixed}: {modal?: boolean; active?: boolean; depth?: number} = {},
): void {
	const layers = useContext(LayersContext);
	const own = useContext(DepthContext);
	const depth = fixed ?? own;
	const latest = useRef(noActs);
	const textOf = useReasonText();
	const worded = acts.map(act => (act.disabled === undefined ? act : {...act, disabled: textOf(act.disabled)}));
	const signature = worded
		.map(act => `${act.id} ${act.label ?? ''} ${act.marked ?? ''} ${act.disabled ?? ''}`)
		.join('\n');
	// Handlers close over the newest state, so they are replaced with every commit, before the next key is handed over;
	// the footer only hears of new words.
	useLayoutEffect(() => {
		latest.current = worded;
	});
	useLayoutEffect(() => {
		if (!active) return;
		return layers.add({depth, modal, acts: () => latest.current});
	}, [layers, depth, modal, active]);
	// oxlint-disable-next-line react/exhaustive-effect-dependencies
	useLayoutEffect(() => layers.changed(), [layers, signature]);
}

/**
 * While `active`, typed text, pastes and editing keys go to this target first. Tells whether they do now: a dialog or the
 * help may stand before it.
 */
export function useTextTarget(target: TextTarget, active: boolean): boolean {
	const layers = useContext(LayersContext);
	const depth = useContext(DepthContext);
	const latest = useRef(target);
	useLayoutEffect(() => {
		latest.current = target;
	});
	const [stable] = useState<TextTarget>(() => ({
		onKey: name => latest.current.onKey(name),
		onText: text => latest.current.onText(text),
		onPaste: text => latest.current.onPaste(text),
	}));
	useLayoutEffect(() => {
		if (!active) return;
		return layers.add({depth: depth + 1, modal: false, acts: () => noActs, text: () => stable});
	}, [layers, depth, active, stable]);
	return useSyncExternalStore(
		listener => layers.subscribe(listener),
		() => active && layers.typesInto(stable),
	);
}

/** True while a dialog or the like keeps the keys from this part of the screen. */
export function useCovered(): boolean {
	const layers = useContext(LayersContext);
	const depth = useContext(DepthContext);
	return useSyncExternalStore(
		listener => layers.subscribe(listener),
		() => layers.isCovered(depth),
	);
}

/** While `active`, keys wait for what is on its way to the screen: it is what they are meant for. */
export function useHeldKeys(active: boolean): void {
	const layers = useContext(LayersContext);
	useLayoutEffect(() => (active ? layers.hold() : undefined), [layers, active]);
}

/** What can be pressed now; re-renders when it changes. */
export function useOffers(): readonly Offer[] {
	const layers = useContext(LayersContext);
	const cache = useRef<{signature: string; offers: readonly Offer[]}>({signature: '', offers: []});
	return useSyncExternalStore(
		listener => layers.subscribe(listener),
		() => {
			const offers = layers.offers();
			const signature = offers
				.map(({binding, key, label, disabled}) => `${binding.id} ${key} ${label} ${disabled ?? ''}`)
				.join('\n');
			if (signature !== cache.current.signature) cache.current = {signature, offers};
			return cache.current.offers;
		},
	);
}

/** Reads what can be pressed at this moment, without listening for changes. */
export function useReadOffers(): () => readonly Offer[] {
	const layers = useContext(LayersContext);
	return () => layers.offers();
}

/** The first key of an act as a person reads it, `''` when it has none. */
export function useKeyLabel(): (id: ActId) => string {
	const {keys} = useContext(LayersContext);
	const {unicode, linear} = useTheme();
	return id => keyLabel(keys.get(id)!.keys[0] ?? '', unicode, linear);
}

/** Does an act of what is on the screen at this moment, by its id. */
export function usePerform(): (id: ActId, choice?: string) => void {
	const layers = useContext(LayersContext);
	return (id, choice) => layers.perform(id, choice);
}

/** Hears why a key that was pressed does nothing now. */
export function useRefusals(refuse: (reason: string) => void): void {
	const layers = useContext(LayersContext);
	useLayoutEffect(() => layers.onRefusal(refuse), [layers, refuse]);
}
