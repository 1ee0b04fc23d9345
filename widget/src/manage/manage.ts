// What the server's page for a manage link runs; the widget itself comes by its own script tag.
import { showManagePage } from './manage-page.ts';

const main = document.querySelector('main');
if (main) {
  showManagePage(main);
  // Another link opened in the same tab changes the fragment only.
  addEventListener('hashchange', () => {
    showManagePage(main);
  });
}
