import {text, whole, type Fields, type Kind} from './kind.js';

const variants: Readonly<Record<string, Fields>> = {
	shared_fs: {
		checkpoint_path: text,
		container_path: text,
		host_path: text,
		propagation: text,
		storage_path: text,
		tensorboard_path: text,
	},
	directory: {container_path: text},
	s3: {access_key: text, bucket: text, endpoint_url: text, prefix: text, secret_key: text},
	gcs: {bucket: text, prefix: text},
	azure: {account_url: text, connection_string: text, container: text, credential: text},
};

/** The field `checkpoint_storage`. */
export const checkpointStorage: Kind = {
	type: 'union',
	tag: 'type',
	common: {save_experiment_best: whole, save_trial_best: whole, save_trial_latest: whole},
	variants,
};

/** The field `tensorboard_storage`, which nothing uses any more. */
export const tensorboardStorage: Kind = {type: 'union', tag: 'type', common: {}, variants};
