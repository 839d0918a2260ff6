// Words in another language: a button that says which, and the styles that carry it.
(() => {
  const { React, DraftJS, draftail } = window;
  const { EditorState, Modifier } = DraftJS;
  const PREFIX = 'LANG-';
  const IN_TEXT = /LANG-[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*/g;
  const QUESTION = 'Language of these words, such as fr, de or la. Empty for the article’s own.';
  const UNKNOWN = 'Give the language’s code of two letters.';

  // The codes of ISO 639-1, and Ancient Greek.
  const KNOWN = (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da ' +
    'de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy ' +
    'hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg ' +
    'li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or ' +
    'os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta ' +
    'te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu grc'
  ).split(' ');

  // The editor drops every style that it was not told of: tell it of those that stand in its text.
  const withLanguages = (options, text) => {
    if (!(options.controls || []).some((control) => control.type === 'language')) return options;
    const names = new Set(KNOWN.map((code) => PREFIX + code));
    (text.match(IN_TEXT) || []).forEach((name) => names.add(name));
    const styles = [...names].map((type) => ({ type, style: { borderBottom: '1px dotted' } }));
    return { ...options, inlineStyles: [...(options.inlineStyles || []), ...styles] };
  };

  // Editors in blocks are made by this class ...
  const { render } = draftail.DraftailRichTextArea.prototype;
  draftail.DraftailRichTextArea.prototype.render = function renderWithLanguages(
    placeholder, name, id, state, capabilities, options = {},
  ) {
    const text = typeof state === 'string'
      ? state
      : JSON.stringify(DraftJS.convertToRaw(state.getCurrentContent()));
    const { inlineStyles } = withLanguages({ ...this.options, ...options }, text);
    const told = inlineStyles ? { ...options, inlineStyles } : options;
    return render.call(this, placeholder, name, id, state, capabilities, told);
  };

  // ... and those of single fields by this function.
  const { initEditor } = draftail;
  draftail.initEditor = (selector, options, script) => {
    const field = document.querySelector(selector);
    return initEditor(selector, withLanguages(options, field ? field.value : ''), script);
  };

  const languageOf = (editorState) => {
    const style = editorState.getCurrentInlineStyle().find((name) => name.startsWith(PREFIX));
    return style ? style.slice(PREFIX.length) : '';
  };

  // Takes every language off the selected words: one word is in one language.
  const withoutLanguage = (content, selection) => {
    const names = new Set();
    content.getBlocksAsArray().forEach((block) => {
      block.getCharacterList().forEach((character) => {
        character.getStyle().forEach((name) => name.startsWith(PREFIX) && names.add(name));
      });
    });
    return [...names].reduce(
      (changed, name) => Modifier.removeInlineStyle(changed, selection, name),
      content,
    );
  };

  const ask = (getEditorState, onChange) => {
    const editorState = getEditorState();
    const selection = editorState.getSelection();
    if (selection.isCollapsed()) return;
    const answer = window.prompt(QUESTION, languageOf(editorState));
    if (answer === null) return;
    const language = answer.trim().toLowerCase();
    if (language && !KNOWN.includes(language)) {
      window.alert(UNKNOWN);
      return;
    }
    let content = withoutLanguage(editorState.getCurrentContent(), selection);
    if (language) content = Modifier.applyInlineStyle(content, selection, PREFIX + language);
    onChange(EditorState.push(editorState, content, 'change-inline-style'));
  };

  const LanguageButton = ({ getEditorState, onChange }) => {
    const language = languageOf(getEditorState());
    return React.createElement(
      'button',
      {
        type: 'button',
        name: 'LANGUAGE',
        className: `Draftail-ToolbarButton${language ? ' Draftail-ToolbarButton--active' : ''}`,
        'aria-label': 'Language of these words',
        title: 'Language of these words',
        onMouseDown: (event) => {
          event.preventDefault();
          ask(getEditorState, onChange);
        },
        onKeyDown: (event) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            ask(getEditorState, onChange);
          }
        },
      },
      React.createElement('span', { className: 'Draftail-ToolbarButton__label' }, language || 'Aä'),
    );
  };

  draftail.registerPlugin({ type: 'language', inline: LanguageButton }, 'controls');
})();
