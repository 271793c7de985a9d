import {boolean, number, record, text, textList, whole, wholeRecord, type Kind} from './kind.js';

/** `gpu` is the old word for `cuda`. */
const accelerators = ['cpu', 'cuda', 'rocm', 'gpu'] as const;

/** The field `environment`, which experiments and tasks have in common. */
export const environment: Kind = record({
	add_capabilities: textList,
	drop_capabilities: textList,
	environment_variables: {
		type: 'either',
		options: [textList, record(Object.fromEntries(accelerators.map(name => [name, textList])))],
		merge: 'variables',
	},
	force_pull_image: boolean,
	image: {
		type: 'either',
		options: [text, record(Object.fromEntries(accelerators.map(name => [name, text])))],
		merge: 'images',
	},
	pod_spec: {type: 'pod'},
	ports: {type: 'map', value: whole},
	proxy_ports: {
		type: 'list',
		merge: {key: 'proxy_port'},
		item: wholeRecord({default_service_id: boolean, proxy_port: whole, proxy_tcp: boolean, unauthenticated: boolean}, [
			'proxy_port',
		]),
	},
	// Half of one login and half of another is none: the product replaces the whole, too.
	registry_auth: wholeRecord({
		auth: text,
		email: text,
		identitytoken: text,
		password: text,
		registrytoken: text,
		serveraddress: text,
		username: text,
	}),
});

/** The field `bind_mounts`. */
export const bindMounts: Kind = {
	type: 'list',
	merge: {key: 'container_path'},
	item: wholeRecord({container_path: text, host_path: text, propagation: text, read_only: boolean}, [
		'host_path',
		'container_path',
	]),
};

/** The field `resources.devices`: records, or `host:container[:mode]`. */
const devices: Kind = {
	type: 'list',
	merge: {key: 'container_path'},
	item: {
		type: 'either',
		merge: 'replace',
		options: [
			{type: 'text', pattern: /^[^:]*:[^:]*(:[^:]*)?$/, allowed: 'text of the form host_path:container_path[:mode]'},
			wholeRecord({container_path: text, host_path: text, mode: text}, ['host_path', 'container_path']),
		],
	},
};

/** What `resources` of experiments and tasks have in common. */
export const sharedResources = {
	devices,
	is_single_node: boolean,
	max_slots: whole,
	native_parallel: boolean,
	priority: whole,
	resource_pool: text,
	shm_size: whole,
	slots: whole,
	weight: number,
} as const satisfies Readonly<Record<string, Kind>>;

/** The fields `slurm` and `pbs`. */
export const slurm: Kind = record({gpu_type: text, sbatch_args: textList, slots_per_node: whole});
export const pbs: Kind = record({pbsbatch_args: textList, slots_per_node: whole});
