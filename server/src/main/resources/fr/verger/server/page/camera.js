// The live camera, where the browser gives it to a page: over HTTPS or on localhost.

const dialog = document.getElementById("camera");
const video = document.getElementById("viewfinder");
let stream = null;

export function liveCamera() {
  return Boolean(window.isSecureContext && navigator.mediaDevices?.getUserMedia);
}

/** Whether a button for taking photos makes sense: a phone, or a computer with a camera. */
export async function canTake() {
  if (matchMedia("(pointer: coarse)").matches) {
    return true;
  }
  if (!liveCamera()) {
    return false;
  }
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices.some((device) => device.kind === "videoinput");
}

/** Shows the camera. Throws when the browser or the reader refuses it. */
export async function openCamera() {
  stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } },
    audio: false,
  });
  video.srcObject = stream;
  dialog.showModal();
  await video.play();
}

function stop() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
}

/** Calls back with each photo that is taken. */
export function onPhoto(callback) {
  dialog.addEventListener("close", stop);
  document.getElementById("cancel").addEventListener("click", () => dialog.close());
  document.getElementById("shutter").addEventListener("click", () => {
    if (!video.videoWidth) {
      return;
    }
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d").drawImage(video, 0, 0);
    dialog.close();
    canvas.toBlob((blob) => callback(blob), "image/jpeg", 0.92);
  });
}
