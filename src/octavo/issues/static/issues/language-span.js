// A button in the text editor that says which language the selected words are in.
(() => {
  const { React, DraftJS, draftail } = window;
  const { EditorState, Modifier } = DraftJS;
  const PREFIX = 'LANG-';
  const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
  const QUESTION = 'Language of these words, such as fr, de or la. Empty for the article’s own.';

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
    const language = answer.trim();
    let content = withoutLanguage(editorState.getCurrentContent(), selection);
    if (TAG.test(language)) {
      content = Modifier.applyInlineStyle(content, selection, PREFIX + language);
    }
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
