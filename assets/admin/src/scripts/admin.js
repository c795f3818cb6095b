// What every screen of the editors has. All of it works without: a script only saves steps.
import './focus.js'
import './password.js'
import './progress.js'
