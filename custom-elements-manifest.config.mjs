import { basename, dirname } from 'node:path';

const ours = /^components\/[^/]+\/(my-[^/]+)\.ts$/;

/** A class in `components/<tag>/<tag>.ts` is that tag; `define()` of ours is nothing that the analyzer knows. */
function nameTags(module) {
  const tag = ours.exec(module.path)?.[1];
  for (const declaration of module.declarations) {
    if (declaration.kind !== 'class' || tag !== basename(dirname(module.path))) continue;
    Object.assign(declaration, { tagName: tag, customElement: true });
    module.exports.push({ kind: 'custom-element-definition', name: tag, declaration: { name: declaration.name, module: module.path } });
  }
}

/** What a page cannot use is not told: private parts, Lit's own machinery, what only a subclass may touch. */
const hidden = (member) => member.privacy === 'private' || member.privacy === 'protected' || member.name.startsWith('#') || member.static;

export default {
  globs: ['components/*/my-*.ts', 'src/ui/*.ts', 'src/base/kit-element.ts'],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'only-what-a-page-can-use',
      packageLinkPhase({ customElementsManifest }) {
        customElementsManifest.modules = customElementsManifest.modules.filter(({ path }) => ours.test(path));
        for (const module of customElementsManifest.modules) {
          nameTags(module);
          module.declarations = module.declarations.filter(({ customElement }) => customElement);
          for (const declaration of module.declarations) {
            declaration.members = declaration.members?.filter((member) => !hidden(member) && member.inheritedFrom?.name !== 'KitElement');
          }
        }
      },
    },
  ],
};
