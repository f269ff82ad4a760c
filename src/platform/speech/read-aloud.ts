/** Reads Chinese text aloud, or null where nothing can: then the button is not drawn. */
export const readAloud: ((text: string) => void) | null =
  'speechSynthesis' in window
    ? (text) => {
        window.speechSynthesis.cancel()
        window.speechSynthesis.speak(
          Object.assign(new SpeechSynthesisUtterance(text), { lang: 'zh-CN', rate: 0.9 }),
        )
      }
    : null
