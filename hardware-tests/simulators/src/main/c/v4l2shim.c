/*
 * A camera for programs that use Video4Linux, where there is no camera and no kernel module for one.
 *
 * Preloaded into a program (LD_PRELOAD), it answers the V4L2 calls of whoever opens a Unix socket as if it were a device. The kernel
 * refuses to open(2) a socket with ENXIO, so nothing is taken from anybody: a real /dev/video0 is opened as ever. The simulated camera
 * listens at the socket and sends its size (two 32-bit numbers), then whole YUYV pictures. The descriptor is the connection itself:
 * select(2) and poll(2) work by themselves, and a connection that ends is a camera that was unplugged (ENODEV).
 *
 * Streaming by mmap only, one format, one size: what OpenCV needs, and what a simple camera has.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define CAMERAS_MAX 8          /* open at once in one program */
#define BUFFERS_MAX 8          /* V4L2 programs ask for four */
#define SIDE_MAX 4096          /* pixels; a size beyond is no camera of ours */
#define PICTURE_MILLIS_MAX 2000 /* a picture that has begun is whole within this, or the camera hangs */

struct camera {
  int fd; /* 0 = free */
  uint32_t width, height, size;
  unsigned buffers;
  void *memory[BUFFERS_MAX];
  unsigned queued[BUFFERS_MAX], queue_length;
  int streaming;
  uint32_t sequence;
};

static struct camera cameras[CAMERAS_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static struct camera *camera_of(int fd) {
  if (fd > 0)
    for (int i = 0; i < CAMERAS_MAX; i++)
      if (cameras[i].fd == fd)
        return &cameras[i];
  return NULL;
}

/* Reads exactly so many bytes; 0 = done, else an errno. */
static int read_whole(int fd, void *into, size_t bytes) {
  char *at = into;
  while (bytes > 0) {
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    int ready = poll(&wait, 1, PICTURE_MILLIS_MAX);
    if (ready < 0 && errno == EINTR)
      continue;
    if (ready <= 0)
      return EIO;
    ssize_t count = recv(fd, at, bytes, 0);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return ENODEV;
    at += count;
    bytes -= (size_t)count;
  }
  return 0;
}

static int open_camera(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address.sun_path, path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return -1;
  uint32_t size[2];
  int why = connect(fd, (struct sockaddr *)&address, sizeof address) < 0 ? ENODEV : 0;
  if (why == 0 && read_whole(fd, size, sizeof size) != 0)
    why = EBUSY; /* another program looks through it */
  if (why == 0 && (size[0] == 0 || size[1] == 0 || size[0] > SIDE_MAX || size[1] > SIDE_MAX))
    why = EIO;
  pthread_mutex_lock(&lock);
  struct camera *place = NULL;
  for (int i = 0; why == 0 && place == NULL && i < CAMERAS_MAX; i++)
    if (cameras[i].fd == 0)
      place = &cameras[i];
  if (why == 0 && place == NULL)
    why = EMFILE;
  if (why == 0) {
    memset(place, 0, sizeof *place);
    place->fd = fd;
    place->width = size[0];
    place->height = size[1];
    place->size = size[0] * size[1] * 2;
  }
  pthread_mutex_unlock(&lock);
  if (why != 0) {
    REAL(close)(fd);
    errno = why;
    return -1;
  }
  return fd;
}

/* The kernel does not open sockets; if that is why it failed, it may be one of ours. */
static int opened(int fd, const char *path) {
  struct stat what;
  if (fd >= 0 || errno != ENXIO || stat(path, &what) != 0 || !S_ISSOCK(what.st_mode))
    return fd;
  return open_camera(path);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(REAL(open)(path, flags, mode), path);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(REAL(open64)(path, flags, mode), path);
}

int close(int fd) {
  pthread_mutex_lock(&lock);
  struct camera *camera = camera_of(fd);
  if (camera != NULL)
    camera->fd = 0; /* its memory is the program's until it unmaps it */
  pthread_mutex_unlock(&lock);
  return REAL(close)(fd);
}

static void *mapped(struct camera *camera, size_t length, off_t offset) {
  unsigned index = (unsigned)(offset / camera->size);
  if (index >= camera->buffers || length != camera->size) {
    errno = EINVAL;
    return MAP_FAILED;
  }
  void *memory = REAL(mmap)(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED)
    camera->memory[index] = memory;
  return memory;
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
  struct camera *camera = fd > 0 ? camera_of(fd) : NULL;
  return camera != NULL ? mapped(camera, length, offset)
                        : REAL(mmap)(address, length, protection, flags, fd, offset);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset) {
  struct camera *camera = fd > 0 ? camera_of(fd) : NULL;
  return camera != NULL ? mapped(camera, length, (off_t)offset)
                        : REAL(mmap64)(address, length, protection, flags, fd, offset);
}

static void fill_format(const struct camera *camera, struct v4l2_format *format) {
  memset(&format->fmt.pix, 0, sizeof format->fmt.pix);
  format->fmt.pix.width = camera->width;
  format->fmt.pix.height = camera->height;
  format->fmt.pix.pixelformat = V4L2_PIX_FMT_YUYV;
  format->fmt.pix.field = V4L2_FIELD_NONE;
  format->fmt.pix.bytesperline = camera->width * 2;
  format->fmt.pix.sizeimage = camera->size;
  format->fmt.pix.colorspace = V4L2_COLORSPACE_SRGB;
}

static void fill_capability(struct v4l2_capability *capability) {
  memset(capability, 0, sizeof *capability);
  strcpy((char *)capability->driver, "hall24");
  strcpy((char *)capability->card, "Hall24 simulated camera");
  strcpy((char *)capability->bus_info, "platform:hall24");
  capability->version = 1;
  capability->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  capability->capabilities = capability->device_caps | V4L2_CAP_DEVICE_CAPS;
}

static int request_buffers(struct camera *camera, struct v4l2_requestbuffers *request) {
  if (request->memory != V4L2_MEMORY_MMAP)
    return EINVAL;
  if (request->count > BUFFERS_MAX)
    request->count = BUFFERS_MAX;
  camera->buffers = request->count;
  camera->queue_length = 0;
  memset(camera->memory, 0, sizeof camera->memory);
  return 0;
}

static int query_buffer(const struct camera *camera, struct v4l2_buffer *buffer) {
  if (buffer->index >= camera->buffers)
    return EINVAL;
  buffer->length = camera->size;
  buffer->m.offset = buffer->index * camera->size;
  buffer->flags = 0;
  return 0;
}

static int queue_buffer(struct camera *camera, const struct v4l2_buffer *buffer) {
  if (buffer->index >= camera->buffers || camera->queue_length == BUFFERS_MAX)
    return EINVAL;
  camera->queued[camera->queue_length++] = buffer->index;
  return 0;
}

/* As a driver does with O_NONBLOCK: EAGAIN while no picture has begun to come. */
static int take_buffer(struct camera *camera, struct v4l2_buffer *buffer) {
  char peek;
  ssize_t there = recv(camera->fd, &peek, 1, MSG_PEEK | MSG_DONTWAIT);
  if (there == 0)
    return ENODEV;
  if (there < 0)
    return errno == EAGAIN || errno == EINTR ? EAGAIN : ENODEV;
  if (!camera->streaming || camera->queue_length == 0)
    return EINVAL;
  unsigned index = camera->queued[0];
  if (camera->memory[index] == NULL)
    return EINVAL;
  int why = read_whole(camera->fd, camera->memory[index], camera->size);
  if (why != 0)
    return why;
  camera->queue_length--;
  memmove(camera->queued, camera->queued + 1, camera->queue_length * sizeof camera->queued[0]);
  buffer->index = index;
  buffer->bytesused = camera->size;
  buffer->length = camera->size;
  buffer->m.offset = index * camera->size;
  buffer->flags = V4L2_BUF_FLAG_DONE;
  buffer->field = V4L2_FIELD_NONE;
  buffer->sequence = camera->sequence++;
  gettimeofday(&buffer->timestamp, NULL);
  return 0;
}

static int answer(struct camera *camera, unsigned long request, void *argument) {
  switch (request) {
  case VIDIOC_QUERYCAP:
    fill_capability(argument);
    return 0;
  case VIDIOC_G_INPUT:
    *(int *)argument = 0;
    return 0;
  case VIDIOC_S_INPUT:
    return *(int *)argument == 0 ? 0 : EINVAL;
  case VIDIOC_ENUM_FMT: {
    struct v4l2_fmtdesc *format = argument;
    if (format->index > 0)
      return EINVAL;
    format->pixelformat = V4L2_PIX_FMT_YUYV;
    strcpy((char *)format->description, "YUYV 4:2:2");
    return 0;
  }
  case VIDIOC_G_FMT:
  case VIDIOC_S_FMT:
  case VIDIOC_TRY_FMT:
    fill_format(camera, argument);
    return 0;
  case VIDIOC_G_PARM:
  case VIDIOC_S_PARM: {
    struct v4l2_streamparm *parameters = argument;
    parameters->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    parameters->parm.capture.timeperframe.numerator = 1;
    parameters->parm.capture.timeperframe.denominator = 15;
    return 0;
  }
  case VIDIOC_REQBUFS:
    return request_buffers(camera, argument);
  case VIDIOC_QUERYBUF:
    return query_buffer(camera, argument);
  case VIDIOC_QBUF:
    return queue_buffer(camera, argument);
  case VIDIOC_DQBUF:
    return take_buffer(camera, argument);
  case VIDIOC_STREAMON:
    camera->streaming = 1;
    return 0;
  case VIDIOC_STREAMOFF:
    camera->streaming = 0;
    camera->queue_length = 0;
    return 0;
  default:
    return ENOTTY; /* controls and the like: a simple camera has none */
  }
}

int ioctl(int fd, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  struct camera *camera = camera_of(fd);
  if (camera == NULL)
    return REAL(ioctl)(fd, request, argument);
  int why = answer(camera, request, argument);
  if (why == 0)
    return 0;
  errno = why;
  return -1;
}
