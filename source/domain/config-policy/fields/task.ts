import {bindMounts, environment, pbs, sharedResources, slurm} from './environment.js';
import {boolean, number, record, text, textList, type Fields} from './kind.js';

/** The fields of the configuration of a notebook, TensorBoard, shell or command. */
export const taskFields: Fields = {
	bind_mounts: bindMounts,
	debug: boolean,
	description: text,
	entrypoint: textList,
	environment,
	idle_timeout: text,
	notebook_idle_type: text,
	pbs,
	resources: record({...sharedResources, shm_size: {type: 'either', options: [number, text], merge: 'replace'}}),
	slurm,
	tensorboard_args: textList,
	work_dir: text,
};
