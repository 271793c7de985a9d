import type {Person} from '../harness/person.js';

/** The texts by which a person knows where in the wizard they are. */
export const wizardSteps = ['Step 1', 'Step 2', 'Step 3', 'Step 4', 'Step 5'] as const;

/** Goes from the welcome to the review, leaving every choice at what is recommended. */
export async function goToReview(person: Person, {password}: {readonly password: string}): Promise<void> {
	await person.sees('Step 1');
	await person.press('enter');
	await person.sees('Step 2');
	await person.type(`${password}\t${password}`);
	await person.press('enter');
	await person.sees('Step 3');
	await person.press('enter');
	await person.sees('Step 4');
	await person.press('enter');
	await person.sees('Step 5');
}

/** Does the whole first run with that password for admin; ends signed in, at the users. */
export async function finishWizard(person: Person, answers: {readonly password: string}): Promise<void> {
	await goToReview(person, answers);
	await person.press('enter');
	await person.sees(/Users\b.*admin@/);
}
