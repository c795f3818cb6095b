// Passkeys: what a browser and a phone or key can prove between them. Without script there is the password.
const said = document.querySelector('[data-passkey-said]')

function say(words) {
  if (said) {
    said.textContent = words
  }
}

// The server speaks JSON with base64url; older browsers have no reader for it.
function bytes(text) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0))
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function credentials(list) {
  return (list ?? []).map(entry => ({ ...entry, id: bytes(entry.id) }))
}

function sent(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) }
  if (credential.response.attestationObject) {
    response.attestationObject = text(credential.response.attestationObject)
    response.transports = credential.response.getTransports?.() ?? []
  } else {
    response.authenticatorData = text(credential.response.authenticatorData)
    response.signature = text(credential.response.signature)
    response.userHandle = credential.response.userHandle ? text(credential.response.userHandle) : undefined
  }

  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response
  })
}

async function options(form) {
  const answer = await fetch(form.dataset.passkeyOptions, {
    method: 'POST',
    body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value })
  })
  if (!answer.ok) {
    throw new Error(`The hub answered ${answer.status}.`)
  }

  return answer.json()
}

async function create(form) {
  const asked = await options(form)
  return navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: credentials(asked.excludeCredentials)
    }
  })
}

async function get(form) {
  const asked = await options(form)
  return navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: credentials(asked.allowCredentials) }
  })
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) {
    continue
  }

  // Shown only where it can work.
  form.hidden = false
  form.addEventListener('submit', async event => {
    if (form.elements.Credential.value) {
      return
    }

    event.preventDefault()
    say('')
    try {
      const credential = form.dataset.passkey === 'create' ? await create(form) : await get(form)
      form.elements.Credential.value = sent(credential)
      form.submit()
    } catch {
      say('The passkey was not used. Try again, or sign in with your password.')
    }
  })
}
