// How scripts are laid out: `npm run format` does it, `npm run lint` and the tests check it.
export default { printWidth: 110 };
