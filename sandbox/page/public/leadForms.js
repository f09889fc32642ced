import { api, element } from './dom.js';

const optionName = (option) => option.key ?? option.value;

/** Choices below a conditional question, by the name they answer under. */
function levelsOf(question) {
	const { key, label, dependent_conditional_questions: dependents = [] } = question;
	const names = [
		[key, label],
		...dependents.map(({ field_key: name, name: text }) => [name, text]),
	];
	let choices = question.conditional_questions_choices;
	return names.map(([name, text]) => {
		const level = { name, text, values: [...new Set(choices.map((choice) => choice.value))] };
		choices = choices.flatMap((choice) => choice.next_question_choices ?? []);
		return level;
	});
}

function select(name, pairs) {
	return element(
		'select',
		{ name },
		element('option', { value: '' }, '(made up)'),
		pairs.map(([value, label]) => element('option', { value }, label)),
	);
}

function boxes(question) {
	return question.options.map((option) =>
		element(
			'label.inline',
			{},
			element('input', { type: 'checkbox', name: question.key, value: optionName(option) }),
			` ${option.value}`,
		),
	);
}

function fieldsOf(question, formId) {
	if (question.conditional_questions_choices) {
		return levelsOf(question).map(({ name, text, values }) =>
			element(
				'label.field',
				{},
				text,
				select(
					name,
					values.map((value) => [value, value]),
				),
			),
		);
	}
	if (question.isMultiple) {
		return [element('fieldset.field', {}, element('legend', {}, question.label), boxes(question))];
	}
	const input = question.options
		? select(
				question.key,
				question.options.map((option) => [optionName(option), option.value]),
			)
		: element('input', {
				name: question.key,
				'data-key': `lead-${formId}-${question.key}`,
				placeholder: 'made up if left empty',
			});
	return [element('label.field', {}, question.label, input)];
}

function consentOf(box) {
	return element(
		'label.inline.consent',
		{},
		element('input', {
			type: 'checkbox',
			name: `consent ${box.key}`,
			checked: box.is_required || box.is_checked_by_default,
		}),
		` ${box.text}${box.is_required ? ' *' : ''}`,
	);
}

/** What was filled in: empty fields are left to the sandbox. */
function answersIn(target, form) {
	const data = new FormData(target);
	const answers = {};
	for (const question of form.questions) {
		const names = question.conditional_questions_choices
			? levelsOf(question).map(({ name }) => name)
			: [question.key];
		for (const name of names) {
			const values = data.getAll(name).filter(Boolean);
			if (values.length > 0) answers[name] = question.isMultiple ? values : values[0];
		}
	}
	const consents = Object.fromEntries(
		form.checkboxes.map((box) => [box.key, data.has(`consent ${box.key}`)]),
	);
	return { answers, consents, surface: data.get('surface'), organic: data.has('organic') };
}

function submitter(pageId, form) {
	return async (event) => {
		event.preventDefault();
		const { target } = event;
		const told = target.querySelector('[role=status]');
		try {
			const order = { action: 'submit-lead', pageId, formId: form.id, ...answersIn(target, form) };
			const { leadIds } = await api('visitor', order);
			target.reset();
			told.className = 'meta';
			told.textContent = `Sent as ${leadIds[0]}.`;
		} catch (error) {
			told.className = 'problem';
			told.textContent = error.message;
		}
	};
}

function fillIn(pageId, form) {
	const surface = element(
		'select',
		{ name: 'surface', 'aria-label': 'Sent from' },
		element('option', { value: 'fb' }, 'on Facebook'),
		element('option', { value: 'ig' }, 'on Instagram'),
	);
	return element(
		'form.leadform',
		{ onsubmit: submitter(pageId, form) },
		form.questions.map((question) => fieldsOf(question, form.id)),
		form.checkboxes.map(consentOf),
		element(
			'div.row.send',
			{},
			surface,
			element(
				'label.inline',
				{},
				element('input', { type: 'checkbox', name: 'organic' }),
				' without an ad',
			),
			element('button', {}, 'Submit'),
			element('span.meta', { role: 'status' }),
		),
	);
}

function formRow(pageId, form) {
	const isOpen = form.status === 'ACTIVE';
	return element(
		'details.formrow',
		{ 'data-key': `form-${form.id}`, 'data-form': form.id },
		element(
			'summary',
			{},
			element('b', {}, element('bdi', {}, form.name)),
			!isOpen && element('span.badge', {}, form.status.toLowerCase()),
			form.forbidden && element('span.badge.bad', {}, 'forbidden'),
			element('span.meta', {}, ` ${form.locale} · ${form.questions.length} questions · ${form.id}`),
		),
		isOpen
			? fillIn(pageId, form)
			: element('p.empty', {}, 'Nobody can fill in a form that is not active.'),
	);
}

/** The forms of a Page, each to fill in and submit. @param {any} page */
export const drawForms = (page) => page.leadForms.map((form) => formRow(page.id, form));
