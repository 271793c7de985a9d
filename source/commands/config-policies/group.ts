import {command, type Group} from '../grammar/command.js';

const workloadType = {
	choices: ['experiment', 'tasks'],
	help: 'experiments, or notebooks, shells, commands and TensorBoards',
} as const;
const workspaceName = {
	kind: 'text',
	short: 'w',
	help: 'policies of that workspace; without it those of the whole cluster',
} as const;
const json = {kind: 'switch', help: 'print as JSON'} as const;

/** `det config-policies`: the product's commands (`determined.md` 1.8), and `explain`, which is ours (decision 29). */
export const configPolicies: Group = {
	kind: 'group',
	name: 'config-policies',
	aliases: ['cp'],
	help: 'manage config policies',
	default: 'describe',
	commands: [
		command({
			name: 'describe',
			help: 'display config policies',
			flags: {workspaceName, json, yaml: {kind: 'switch', help: 'print as YAML, as without it'}},
			exclusive: [['json', 'yaml']],
			positionals: {workloadType},
			run: async (given, context) => (await import('../runs.js')).describePolicies(given, context),
		}),
		command({
			name: 'set',
			help: 'set config policies',
			flags: {workspaceName},
			positionals: {
				workloadType,
				configFile: {
					file: true,
					help: 'YAML or JSON file, or - for standard input; it replaces what is set, as a whole',
				},
			},
			run: async (given, context) => (await import('../runs.js')).setPolicies(given, context),
		}),
		command({
			name: 'delete',
			help: 'delete config policies',
			flags: {workspaceName},
			positionals: {workloadType},
			run: async (given, context) => (await import('../runs.js')).deletePolicies(given, context),
		}),
		command({
			name: 'explain',
			help: 'explain config policies',
			flags: {
				type: {kind: 'text', required: true, choices: ['experiment', 'tasks'], help: 'what the file configures'},
				workspaceName: {...workspaceName, help: 'where it would run; without it only policies of the whole cluster'},
				scheduler: {
					kind: 'text',
					choices: ['agent', 'kubernetes'],
					help: 'what hands out the slots (default: resource_manager.type of master.yaml, or agent)',
				},
				json,
			},
			positionals: {
				file: {file: true, help: 'configuration of an experiment or a task, also a part of one; - is standard input'},
			},
			run: async (given, context) => (await import('../runs.js')).explainPolicies(given, context),
		}),
	],
};
