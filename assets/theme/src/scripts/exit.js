// The quick way out: GOV.UK's "Exit this page" (the button, Shift pressed three times), leaving in another way.
import { ExitThisPage } from 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs'

class LeaveForGood extends ExitThisPage {
  // GOV.UK's own goes to the address as a link does, so that Back shows the page again. Here the page is replaced in the
  // history of the window: Back leads to what was there before it. Its title goes at once too, as windows and tabs show it.
  exitPage() {
    this.$updateSpan.textContent = ''
    document.title = this.i18n.t('activated')
    document.body.classList.add('govuk-exit-this-page-hide-content')
    this.$overlay = document.createElement('div')
    this.$overlay.className = 'govuk-exit-this-page-overlay'
    this.$overlay.setAttribute('role', 'alert')
    document.body.append(this.$overlay)
    this.$overlay.textContent = this.i18n.t('activated')
    window.location.replace(this.$button.href)
  }
}

// The component starts only where the page says that the browser is one that it was made for.
document.body.classList.add('govuk-frontend-supported')
const wayOut = document.querySelector('.govuk-exit-this-page')
if (wayOut) {
  new LeaveForGood(wayOut)
}
